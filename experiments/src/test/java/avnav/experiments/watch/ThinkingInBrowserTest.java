package avnav.experiments.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.Json;
import avnav.simbridge.Action;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at the page, played by a script in headless Chromium; left out where there is no Chromium. */
class ThinkingInBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final int DECISIONS = 12;
    private static final long SECONDS = 180;

    /** Scrubs, presses keys, plays to the end, and posts what stood on the page after each. */
    private static final String PERSON = """
            <script>
            (async () => {
              const notes = {};
              const wait = ms => new Promise(done => setTimeout(done, ms));
              const note = name => {
                const cards = [...document.querySelectorAll("#tree .card")];
                notes[name] = {
                  where: document.getElementById("where").textContent,
                  cards: cards.length,
                  chosen: cards.filter(c => c.classList.contains("chosen")).map(c => c.querySelector("b").firstChild.textContent),
                  kept: cards.filter(c => c.classList.contains("kept")).length,
                  pictureless: cards.filter(c => !c.querySelector("canvas")).map(c => c.textContent),
                  ahead: document.querySelector("#heads .column").textContent,
                  then: document.querySelector("#heads .real").textContent,
                  real: document.querySelectorAll("#heads .real canvas").length,
                  came: document.querySelectorAll(".came").length,
                  verdict: document.getElementById("verdict").textContent,
                  slider: document.getElementById("slider").value,
                };
              };
              const key = (name, shift) => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, shiftKey: shift, bubbles: true }));
              const slider = document.getElementById("slider");
              await wait(300);
              note("start");
              slider.value = 4; slider.dispatchEvent(new Event("input"));
              await wait(200);
              note("scrubbed");
              const canvas = document.querySelector("#tree canvas");
              notes.pixelOf = Number(canvas.closest(".card").dataset.node);
              notes.pixel = [...canvas.getContext("2d").getImageData(30, 30, 1, 1).data];
              key("ArrowRight"); note("right");
              key("End"); note("end");
              key("ArrowLeft", true); note("tenLeft");
              key("Home"); note("home");
              const audio = document.querySelector("audio");
              const play = document.getElementById("play");
              document.getElementById("speed").value = "0.5";
              play.click();
              notes.playing = play.textContent;
              notes.apart = [];
              for (let tries = 0; play.textContent === "Pause" && tries < 600; tries++) {
                await wait(50);
                notes.apart.push(audio.currentTime / 0.15 - slider.value);
              }
              note("played");
              notes.heard = audio.currentTime;
              notes.seconds = audio.duration;
              await fetch(REPLY, { method: "POST", mode: "no-cors", body: JSON.stringify(notes) });
            })();
            </script>
            """;

    @TempDir
    private Path temp;

    @BeforeEach
    void needChromium() {
        if (!Files.isExecutable(CHROMIUM)) {
            System.err.println("SKIPPED: the thinking page is not tried in a browser, for there is no " + CHROMIUM
                    + ".\nMaybe apt-get install chromium.");
            Assumptions.abort("There is no " + CHROMIUM + ".");
        }
    }

    @Test
    void aPersonCanScrubPressKeysAndPlay() throws Exception {
        ToyThoughts toy = ToyThoughts.walk(DECISIONS, 100);
        JsonNode notes = notes(toy.page().text());

        assertThat(notes.path("start").path("where").asText()).startsWith("decision 1 of 12");
        JsonNode scrubbed = notes.path("scrubbed");
        assertThat(scrubbed.path("where").asText()).isEqualTo("decision 5 of 12 \u00b7 0.60 s");
        assertThat(scrubbed.path("cards").asInt()).isEqualTo(toy.plans.get(4).rowsImagined());
        assertThat(scrubbed.path("chosen")).hasSize(toy.plans.get(4).actions().size());
        assertThat(scrubbed.path("real").asInt()).isPositive();
        assertThat(scrubbed.path("came").asInt()).isPositive();
        for (JsonNode text : scrubbed.path("pictureless")) {
            assertThat(text.asText()).contains("STOP", "no picture");
        }
        assertThat(scrubbed.path("verdict").asText()).contains("Best plan", "real reward +0.14");
        int node = notes.path("pixelOf").asInt();
        Action action = toy.diary.thoughts().get(4).layers().get(0).action()[node];
        int colour = ToyThoughts.colour(ToyThoughts.path(5000, action));
        for (int i = 0; i < 3; i++) {
            assertThat(notes.path("pixel").path(i).asInt()).isCloseTo(colour >> 16 - 8 * i & 255, within(12));
        }
        assertThat(notes.path("right").path("slider").asInt()).isEqualTo(5);
        assertThat(notes.path("end").path("slider").asInt()).isEqualTo(DECISIONS - 1);
        assertThat(notes.path("tenLeft").path("slider").asInt()).isEqualTo(1);
        assertThat(notes.path("home").path("slider").asInt()).isZero();
        assertThat(notes.path("playing").asText()).isEqualTo("Pause");
        assertThat(notes.path("played").path("slider").asInt()).isEqualTo(DECISIONS - 1);
        assertThat(notes.path("apart")).isNotEmpty();
        for (JsonNode decisions : notes.path("apart")) {
            assertThat(decisions.asDouble()).as("sound ahead of the slider").isBetween(-1.0, 3.0);
        }
        assertThat(notes.path("heard").asDouble()).isGreaterThan(0.15 * (DECISIONS - 2));
        assertThat(notes.path("seconds").asDouble()).isCloseTo(0.15 * (DECISIONS + 1), within(0.01));
    }

    @Test
    void whereAnImaginedStepIsAnActionDoneTwiceItStandsBesideWhatWasTwoStepsLater() throws Exception {
        JsonNode once = notes(ToyThoughts.walk(DECISIONS, 100).page().text()).path("start");
        assertThat(once.path("ahead").asText()).startsWith("1 step ahead");
        assertThat(once.path("then").asText()).contains("2.85 m to go");

        JsonNode twice = notes(ToyThoughts.walk(DECISIONS, 100).page(2).text()).path("start");
        assertThat(twice.path("ahead").asText()).startsWith("2 steps ahead");
        assertThat(twice.path("then").asText()).contains("2.70 m to go");
    }

    @Test
    void thePageIsNotBlank() throws Exception {
        Path page = temp.resolve("thinking.html");
        ToyThoughts.walk(DECISIONS, 100).page().write(page);
        Path picture = temp.resolve("page.png");
        chromium(
                "--virtual-time-budget=3000",
                "--window-size=1400,1000",
                "--screenshot=" + picture,
                page.toUri() + "#5");
        BufferedImage image = ImageIO.read(picture.toFile());
        Set<Integer> colours = new HashSet<>();
        for (int x = 350; x < 1300; x += 4) {
            for (int y = 300; y < 1000; y += 4) {
                colours.add(image.getRGB(x, y) & 0xf0f0f0);
            }
        }
        assertThat(colours).hasSizeGreaterThan(100);
    }

    /** Opens the page with the person at it and waits for the notes. */
    private JsonNode notes(String page) throws Exception {
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        String reply = "\"http://127.0.0.1:" + server.getAddress().getPort() + "/\"";
        Path file = temp.resolve("thinking.html");
        Files.writeString(file, page.replace("</body>", PERSON.replace("REPLY", reply) + "</body>"));
        Process browser = start(
                "--autoplay-policy=no-user-gesture-required",
                "--remote-debugging-port=0",
                file.toUri().toString());
        try {
            String notes = posted.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(notes).as(Files.readString(temp.resolve("err"))).isNotNull();
            return Json.MAPPER.readTree(notes);
        } finally {
            browser.destroy();
            browser.waitFor(10, TimeUnit.SECONDS);
            server.stop(0);
        }
    }

    private void chromium(String... options) throws Exception {
        Process process = start(options);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Chromium did not end: " + Files.readString(temp.resolve("err")));
        }
        assertThat(process.exitValue())
                .as(Files.readString(temp.resolve("err")))
                .isZero();
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(CHROMIUM.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--hide-scrollbars", "--user-data-dir=" + temp.resolve("profile")));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectOutput(temp.resolve("out").toFile())
                .redirectError(temp.resolve("err").toFile())
                .start();
    }
}
