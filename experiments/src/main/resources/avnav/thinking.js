"use strict";
(() => {
  const diary = JSON.parse(document.getElementById("diary").textContent);
  const { thoughts, moments, stepSeconds } = diary;
  const byId = id => document.getElementById(id);
  const slider = byId("slider"), where = byId("where"), play = byId("play"), sound = byId("sound"), speed = byId("speed");
  const NAMES = ["STOP", "forward", "turn left", "turn right"];
  const SIGNS = ["\u25A0", "\u2191", "\u21B0", "\u21B1"];
  const CARD = { width: 286, height: 76, bare: 44, across: 40, down: 7 };
  const HEAD = 24;

  const named = action => SIGNS[action] + " " + NAMES[action];
  const signed = x => x === undefined ? "?" : (x < 0 ? "\u2212" : "+") + Math.abs(x).toFixed(2);
  const plain = x => (x < 0 ? "\u2212" : "") + Math.abs(x).toFixed(2);

  // Pictures: one sheet per moment and per thought, decoded when first wanted.
  const sheets = new Map();
  function sheet(key, base64) {
    if (!sheets.has(key)) {
      if (sheets.size > 60) sheets.delete(sheets.keys().next().value);
      const image = new Image();
      image.src = "data:image/jpeg;base64," + base64;
      sheets.set(key, image);
    }
    return sheets.get(key);
  }
  const realSheet = i => sheet("real" + i, moments[i].sheet);
  const imaginedSheet = i => sheet("imagined" + i, thoughts[i].sheet);

  function whenReady(image, draw) {
    if (image.complete && image.naturalWidth) draw(); else image.addEventListener("load", draw, { once: true });
  }
  function paint(canvas, image, side, column, isSound) {
    const context = canvas.getContext("2d");
    context.imageSmoothingEnabled = !isSound;
    whenReady(image, () => context.drawImage(image,
      column * side, isSound ? side : 0, side, isSound ? side / 2 : side, 0, 0, canvas.width, canvas.height));
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function canvas(image, side, column, isSound, hint) {
    const made = element("canvas");
    made.width = made.height = 64;
    made.title = hint;
    paint(made, image, side, column, isSound);
    return made;
  }
  function line(text, hint) {
    const made = element("div", "", text);
    made.title = hint;
    return made;
  }

  const column = depth => (depth - 1) * (CARD.width + CARD.across);
  const steps = n => n === 1 ? "1 step ahead" : n + " steps ahead";

  // How often an action is done in one imagined step.
  const times = action => action === 0 ? 1 : diary.repeat;

  // Whether the actions on the way to a node are those that were really done from decision i on.
  function cameTrue(thought, i, node) {
    for (let n = node; n >= 0; n = thought.nodes[n].parent) {
      const { depth, action } = thought.nodes[n], before = i + (depth - 1) * diary.repeat;
      for (let done = 1; done <= times(action); done++) {
        const made = moments[before + done];
        if (!made || made.action !== action) return false;
      }
    }
    return true;
  }
  // "chosen", "kept" (in the beam of its own layer) or "dropped".
  function fate(thought, node) {
    if (thought.chosen.includes(node)) return "chosen";
    const beam = thought.beams[thought.nodes[node].depth - 1];
    return beam.some(([kept]) => kept === node) ? "kept" : "dropped";
  }
  function place(thought, node) {
    const rank = thought.beams[thought.nodes[node].depth - 1].findIndex(([kept]) => kept === node);
    return rank < 0 ? "dropped" : "#" + (rank + 1);
  }

  // Where there is nothing to see a card is only as high as its words.
  const heightOf = node => node.picture === undefined ? CARD.bare : CARD.height;
  const LIKELY = "how likely the policy itself finds this action here";
  const REWARD = "predicted reward of this action: metres nearer to the source, less 0.01 per step; STOP: chance of success times 10, less 0.01";
  const SCORE = "what the branch is ranked by, and its place among all branches of this depth";

  function card(thought, i, number) {
    const node = thought.nodes[number];
    const made = element("div", "card " + fate(thought, number));
    made.dataset.node = number;
    made.style.height = heightOf(node) + "px";
    const likely = Math.round(node.likely * 100) + " %";
    const score = "score " + plain(node.score) + " \u00b7 " + place(thought, number);
    if (node.picture !== undefined) {
      made.append(
        canvas(imaginedSheet(i), diary.imaginedPixels, node.picture, false, "imagined view"),
        canvas(imaginedSheet(i), diary.imaginedPixels, node.picture, true, "imagined sound: spectra of left and right ear, low notes at the bottom"));
    }
    const text = element("div", "text");
    const title = element("b", "", named(node.action));
    if (node.picture === undefined) {
      title.append(element("span", "none", node.action === 0
        ? "no picture: nothing follows STOP" : "no picture"));
      text.append(title, line(`reward ${signed(node.reward)} \u00b7 ${score}`, REWARD + ". Score: " + SCORE));
    } else {
      const chance = element("span", "likely", likely);
      chance.title = LIKELY;
      title.append(chance);
      text.append(title, line("reward " + signed(node.reward), REWARD),
        line("value " + plain(node.value), "what the policy's critic expects after this moment"),
        line(score, SCORE));
    }
    made.append(text);
    if (cameTrue(thought, i, number)) {
      const came = element("span", node.picture === undefined ? "came low" : "came", "came true");
      came.title = "The agent really did these actions: compare with what really happened, above.";
      made.append(came);
    }
    return made;
  }

  function realCard(i, depth) {
    const made = element("div", "card real");
    const later = i + depth * diary.repeat, moment = moments[later];
    if (!moment) {
      made.append(element("div", "text", thoughtsEnd(later)));
      return made;
    }
    if (moment.action === 0) {
      made.append(element("div", "ended", "the walk ended here"));
    } else {
      made.append(canvas(realSheet(later), diary.realPixels, 0, false, "what was really seen then"),
        canvas(realSheet(later), diary.realPixels, 0, true, "what was really heard then: left and right ear"));
    }
    const text = element("div", "text");
    text.append(element("b", "", named(moment.action)),
      line("reward " + signed(moment.reward), "the true reward of this action"),
      line((moment.metres === undefined ? "no way" : moment.metres.toFixed(2) + " m") + " to go", "true walking distance to the source"),
      line(moment.collided ? "bumped into something" : moment.success ? "success" : moment.action === 0 ? "no success" : "", ""));
    if (moment.collided) text.lastChild.className = "bad";
    made.append(text);
    return made;
  }
  const thoughtsEnd = at => moments[moments.length - 1].done && at >= moments.length
    ? "The walk was over before." : "Not noted any more.";

  function edges(thought, at, depths, height) {
    const ns = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ns, "svg");
    svg.setAttribute("width", column(depths + 1));
    svg.setAttribute("height", height);
    const order = thought.nodes.map((_, n) => n).sort((a, b) => thought.chosen.includes(a) - thought.chosen.includes(b));
    for (const n of order) {
      const { parent, depth } = thought.nodes[n];
      if (parent < 0) continue;
      const x0 = column(depth - 1) + CARD.width, x1 = column(depth), mid = (x0 + x1) / 2;
      const path = document.createElementNS(ns, "path");
      path.setAttribute("d", `M${x0} ${at[parent]} C${mid} ${at[parent]} ${mid} ${at[n]} ${x1} ${at[n]}`);
      path.setAttribute("fill", "none");
      const kind = fate(thought, n);
      path.setAttribute("stroke", kind === "chosen" ? "#0072b2" : kind === "kept" ? "#4a4f57" : "#c4c9cf");
      path.setAttribute("stroke-width", kind === "chosen" ? 3.5 : kind === "kept" ? 2 : 1.2);
      svg.append(path);
    }
    return svg;
  }

  function drawTree(i) {
    const thought = thoughts[i];
    const layers = thought.beams.map((_, d) =>
      thought.nodes.map((_, n) => n).filter(n => thought.nodes[n].depth === d + 1));
    // Children stand by their parent, the chosen one first, then by score: the chosen plan runs along the top.
    const rank = [];
    layers.forEach(layer => {
      layer.sort((a, b) => (rank[thought.nodes[a].parent] ?? 0) - (rank[thought.nodes[b].parent] ?? 0)
        || thought.chosen.includes(b) - thought.chosen.includes(a) || thought.nodes[b].score - thought.nodes[a].score || a - b);
      layer.forEach((n, k) => { rank[n] = k; });
    });
    const top = [];
    const height = Math.max(...layers.map(layer => layer.reduce((y, n) => {
      top[n] = y;
      return y + heightOf(thought.nodes[n]) + CARD.down;
    }, 0)));
    const at = thought.nodes.map((node, n) => top[n] + heightOf(node) / 2);
    const tree = byId("tree"), heads = byId("heads");
    tree.replaceChildren(edges(thought, at, layers.length, height));
    tree.style.height = height + "px";
    heads.replaceChildren();
    heads.style.height = HEAD + CARD.height + HEAD + 8 + "px";
    layers.forEach((layer, d) => {
      const title = element("div", "column", steps((d + 1) * diary.repeat) + " ");
      title.style.left = column(d + 1) + "px";
      title.append(element("span", "note", "really:"));
      const real = realCard(i, d + 1);
      real.style.left = column(d + 1) + "px";
      real.style.top = HEAD + "px";
      const below = element("div", "column");
      below.append(element("span", "note", "imagined:"));
      below.style.left = column(d + 1) + "px";
      below.style.top = HEAD + CARD.height + 6 + "px";
      heads.append(title, real, below);
      layer.forEach(n => {
        const made = card(thought, i, n);
        made.style.left = column(d + 1) + "px";
        made.style.top = top[n] + "px";
        tree.append(made);
      });
    });
    heads.style.width = tree.style.width = column(layers.length + 1) - CARD.across + "px";
  }

  function verdict(i) {
    const thought = thoughts[i];
    const plan = thought.chosen.map(n => NAMES[thought.nodes[n].action]).join(", ");
    const first = thought.nodes[thought.chosen[0]];
    const real = moments[i + 1];
    let text = `Imagined ${thought.rows} rows. Best plan: ${plan} (score ${plain(thought.score)}). `
      + `So it did: ${NAMES[first.action]}.`;
    if (real) {
      const often = times(first.action) > 1 ? ` for doing so ${times(first.action)} times` : "";
      text += ` Promised reward${often} ${signed(first.reward)}, real reward ${signed(real.reward)}.`;
    }
    byId("verdict").textContent = text;
  }

  function drawNow(i) {
    paint(byId("seen"), realSheet(i), diary.realPixels, 0, false);
    paint(byId("heard"), realSheet(i), diary.realPixels, 0, true);
    const moment = moments[i], facts = byId("facts");
    facts.replaceChildren();
    facts.append(element("div", "", "source: " + (moment.metres === undefined ? "no way there" : moment.metres.toFixed(2) + " m to walk")));
    facts.append(line("value now " + plain(thoughts[i].value), "what the policy's critic expects from here on"));
    facts.append(element("div", "", i === 0 ? "the walk begins" : "got here by " + named(moment.action) + ", reward " + signed(moment.reward)));
    if (moment.collided) facts.append(element("div", "bad", "bumped into something"));
  }

  // The walk on the floor plan, in metres like the plan itself.
  const ns = "http://www.w3.org/2000/svg";
  const planSvg = byId("plan").querySelector("svg");
  const shape = (name, attributes) => {
    const made = document.createElementNS(ns, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    planSvg.append(made);
    return made;
  };
  const later = shape("path", { fill: "none", stroke: "#9aa1a9", "stroke-width": 0.05, "stroke-dasharray": "0.1 0.1" });
  const soFar = shape("path", { fill: "none", stroke: "#0072b2", "stroke-width": 0.1, "stroke-linejoin": "round" });
  const agent = shape("path", { fill: "#0072b2", stroke: "#fff", "stroke-width": 0.04 });
  const way = list => list.map((m, k) => (k ? "L" : "M") + m.x + " " + m.z).join("");
  function drawPlan(i) {
    const now = moments[i];
    soFar.setAttribute("d", way(moments.slice(0, i + 1)));
    later.setAttribute("d", way(moments.slice(i)));
    const corner = (metres, off) => (now.x - metres * Math.sin(now.yaw + off)).toFixed(3) + " "
      + (now.z - metres * Math.cos(now.yaw + off)).toFixed(3);
    agent.setAttribute("d", `M${corner(0.42, 0)}L${corner(0.28, 2.5)}L${corner(0.28, -2.5)}Z`);
  }

  // Above the slider: the distance to the source, and bumps.
  const timeline = byId("timeline");
  let cursor;
  function drawTimeline() {
    const last = Math.max(1, thoughts.length - 1);
    const most = Math.max(1, ...moments.map(m => m.metres ?? 0));
    timeline.setAttribute("viewBox", "0 0 1000 34");
    const x = i => 1000 * i / last, y = m => 32 - 28 * (m.metres ?? most) / most;
    const add = (name, attributes) => {
      const made = document.createElementNS(ns, name);
      Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
      timeline.append(made);
      return made;
    };
    const points = moments.slice(0, thoughts.length).map((m, i) => x(i) + "," + y(m)).join(" ");
    moments.slice(0, thoughts.length).forEach((m, i) => {
      if (m.collided) add("line", { x1: x(i), x2: x(i), y1: 0, y2: 34, stroke: "#e8a09a", "vector-effect": "non-scaling-stroke", "stroke-width": 2 });
    });
    add("polyline", { points, fill: "none", stroke: "#4a4f57", "stroke-width": 1.5, "vector-effect": "non-scaling-stroke" });
    cursor = add("line", { y1: 0, y2: 34, stroke: "#0072b2", "stroke-width": 2, "vector-effect": "non-scaling-stroke" });
    timeline.dataset.last = last;
  }

  let shown = -1;
  function show(i) {
    i = Math.max(0, Math.min(thoughts.length - 1, i));
    if (i === shown) return;
    shown = i;
    slider.value = i;
    where.textContent = `decision ${i + 1} of ${thoughts.length} \u00b7 ${(i * stepSeconds).toFixed(2)} s`;
    const x = 1000 * i / timeline.dataset.last;
    cursor.setAttribute("x1", x);
    cursor.setAttribute("x2", x);
    drawNow(i);
    drawPlan(i);
    drawTree(i);
    verdict(i);
    for (let k = i + 1; k < Math.min(thoughts.length, i + 5); k++) { imaginedSheet(k); realSheet(k); }
    document.body.dataset.shown = i;
  }

  // Sound: what was heard on the way into a moment is sample-exact at that moment's place in the recording.
  const audio = new Audio();
  const bytes = Uint8Array.from(atob(diary.wav), c => c.charCodeAt(0));
  audio.src = URL.createObjectURL(new Blob([bytes], { type: "audio/wav" }));
  audio.preload = "auto";
  document.body.append(audio);
  delete diary.wav;
  let playing = false, snippetEnd = Infinity, clock = 0, clockAt = 0, heardAt = 0;

  function tick(now) {
    if (!playing) return;
    clock += (now - clockAt) / 1000 * Number(speed.value);
    clockAt = now;
    // The recording leads while it moves; where it stalls the walk goes on without it.
    if (!audio.paused && audio.currentTime !== heardAt) clock = heardAt = audio.currentTime;
    const i = Math.floor(clock / stepSeconds + 1e-6);
    show(i);
    if (i >= thoughts.length - 1) stop(); else requestAnimationFrame(tick);
  }
  function start() {
    if (shown >= thoughts.length - 1) show(0);
    playing = true;
    snippetEnd = Infinity;
    play.textContent = "Pause";
    clock = shown * stepSeconds;
    clockAt = performance.now();
    seek();
    heardAt = audio.currentTime;
    if (Number(speed.value) >= 0.25) audio.play().catch(() => {});
    requestAnimationFrame(tick);
  }
  function stop() {
    playing = false;
    play.textContent = "Play";
    audio.pause();
  }
  function seek() {
    audio.playbackRate = Math.max(0.25, Number(speed.value));
    audio.muted = !sound.checked;
    audio.currentTime = shown * stepSeconds;
  }
  // Scrubbing lets the moment be heard once, at its own speed.
  function snippet() {
    if (!sound.checked) return;
    seek();
    audio.playbackRate = 1;
    snippetEnd = (shown + 1) * stepSeconds;
    audio.play().then(watchSnippet).catch(() => {});
  }
  function watchSnippet() {
    if (playing || audio.paused) return;
    if (audio.currentTime >= snippetEnd) audio.pause(); else requestAnimationFrame(watchSnippet);
  }
  function go(i) {
    if (playing) stop();
    show(i);
    snippet();
  }

  play.addEventListener("click", () => playing ? stop() : start());
  byId("back").addEventListener("click", () => go(shown - 1));
  byId("ahead").addEventListener("click", () => go(shown + 1));
  slider.addEventListener("input", () => go(Number(slider.value)));
  sound.addEventListener("change", () => { audio.muted = !sound.checked; });
  speed.addEventListener("change", () => { if (playing) { stop(); start(); } });
  timeline.addEventListener("click", e => {
    const box = timeline.getBoundingClientRect();
    go(Math.round((e.clientX - box.left) / box.width * (thoughts.length - 1)));
  });
  document.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.tagName === "SELECT") return;
    const far = e.shiftKey ? 10 : 1;
    const keys = {
      ArrowLeft: () => go(shown - far), ArrowRight: () => go(shown + far),
      Home: () => go(0), End: () => go(thoughts.length - 1),
      " ": () => playing ? stop() : start(), m: () => sound.click(), M: () => sound.click(),
    };
    if (keys[e.key]) { e.preventDefault(); keys[e.key](); }
  });

  drawTimeline();
  show(Number(location.hash.slice(1) || 1) - 1 || 0);
})();
