package avnav.agent.imagination;

import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.policy.Choice;
import avnav.agent.policy.PolicyStep;
import avnav.planner.Forecast;
import avnav.simbridge.Action;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.Query;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Futures that AV-CDiT imagines (paper, section 5.5). Each row keeps the latents of its last frames and the policy's
 * memory; a layer is one sampling run for all its rows, from noise that all rows of the decision share; the policy and its
 * value look at what was imagined. A move's reward is the predicted decrease of the distance and the step's price, STOP's
 * the predicted probability of success, at a walk's odds, times what success is worth. Nothing the judge knows gets in.
 *
 * <p>Where a step forward left the picture as it was, the agent has felt a wall ({@link FeltWalls}): what it does not allow is no
 * candidate, in the present or in imagination, whatever model and policy say. Without that a planner whose model overlooks
 * an obstacle pushes against it for ever, and so does the policy alone.
 */
final class ImaginedFuture implements Pictured {

    private static final float[] NOTHING_ALLOWED = new float[Action.COUNT];

    static {
        Arrays.fill(NOTHING_ALLOWED, Float.NEGATIVE_INFINITY);
    }

    /**
     * A row from which one can go on: what was seen last, imagined or not, where, and the policy's memory and logits after it;
     * none after STOP.
     */
    private record Row(LatentContext seen, Footing footing, float[] memory, float[] logits) {}

    private final LearnedWorld world;
    private final DecisionClock clock;
    private final int repeat;
    private final long noiseSeed;
    private final FeltWalls walls;
    private final PolicyStep policy;
    private final double evidence;
    private List<Row> rows;
    private Action[] done = new Action[0];

    /**
     * @param walls felt on the walk up to the present; not changed here, nor while this future is open
     * @param repeat times that an action is done in one imagined step
     * @param noiseSeed decides the noise of every layer of this decision
     */
    ImaginedFuture(
            LearnedWorld world,
            DecisionClock clock,
            int repeat,
            long noiseSeed,
            LatentContext seen,
            FeltWalls walls,
            PolicyStep policy) {
        this.world = world;
        this.clock = clock;
        this.repeat = repeat;
        this.noiseSeed = noiseSeed;
        this.walls = walls;
        this.policy = policy;
        evidence = seen.filled();
        rows = List.of(new Row(seen, walls.here(), policy.memory()[0], policy.logits()[0]));
    }

    @Override
    public Forecast present() {
        float[] logits = withoutWalls(policy.logits()[0], walls.here());
        return new Forecast(new float[1], policy.value(), new float[][] {logits});
    }

    private float[] withoutWalls(float[] logits, Footing footing) {
        float[] allowed = logits.clone();
        for (Action action : Action.values()) {
            if (!walls.allows(footing, action)) {
                allowed[action.code()] = Float.NEGATIVE_INFINITY;
            }
        }
        return allowed;
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        List<Imagined> imagined = clock.time(Part.DYNAMICS, () -> imagine(parent, action));
        int count = parent.length;
        float[] reward = new float[count];
        float[] value = new float[count];
        float[][] logits = new float[count][];
        Arrays.fill(logits, NOTHING_ALLOWED);
        Row[] next = new Row[count];
        int[] live = new int[count];
        int alive = 0;
        for (int row = 0; row < count; row++) {
            Row before = rows.get(parent[row]);
            reward[row] = reward(imagined.get(row), action[row], before.logits());
            Displacement way = Displacement.commanded(action[row], repeat, world.motion());
            LatentContext after = before.seen().then(imagined.get(row).frame(), way, repeat);
            Footing footing = walls.after(before.footing(), action[row], repeat);
            next[row] = new Row(after, footing, before.memory(), NOTHING_ALLOWED);
            if (action[row] != Action.STOP) {
                live[alive++] = row;
            }
        }
        if (alive > 0) {
            int[] judged = Arrays.copyOf(live, alive);
            PolicyStep answer = judge(imagined, next, action, judged);
            for (int i = 0; i < alive; i++) {
                int row = judged[i];
                value[row] = answer.value()[i];
                logits[row] = withoutWalls(answer.logits()[i], next[row].footing());
                next[row] = new Row(next[row].seen(), next[row].footing(), answer.memory()[i], answer.logits()[i]);
            }
        }
        rows = List.of(next);
        done = action.clone();
        return new Forecast(reward, value, logits);
    }

    private List<Imagined> imagine(int[] parent, Action[] action) {
        List<LatentContext> contexts = rows.stream().map(Row::seen).toList();
        List<Query> queries = new ArrayList<>(parent.length);
        for (int row = 0; row < parent.length; row++) {
            queries.add(Query.repeated(parent[row], action[row], repeat, world.motion()));
        }
        return world.dynamics()
                .imagine(
                        Modality.AUDIO_VISUAL,
                        contexts,
                        queries,
                        world.sampler(),
                        StartNoise.SHARED,
                        new SplittableRandom(noiseSeed));
    }

    /** @param logits of the policy where the action is done */
    private float reward(Imagined imagined, Action action, float[] logits) {
        if (action == Action.STOP) {
            return (float) (world.task().slackReward()
                    + chanceOfSuccess(imagined, logits) * world.task().successReward());
        }
        double gained = imagined.distanceDecrease() * world.task().distanceScale();
        return (float) (repeat * world.task().slackReward() + gained);
    }

    private double chanceOfSuccess(Imagined imagined, float[] logits) {
        double policyStop = StrictMath.exp(Choice.of(logits, Action.STOP.code()).logProbability());
        return world.odds().onAWalk(imagined.successProbability(), policyStop, evidence);
    }

    private PolicyStep judge(List<Imagined> imagined, Row[] next, Action[] action, int[] judged) {
        List<LatentFrame> frames = new ArrayList<>(judged.length);
        float[][] memory = new float[judged.length][];
        Action[] done = new Action[judged.length];
        for (int i = 0; i < judged.length; i++) {
            frames.add(imagined.get(judged[i]).frame());
            memory[i] = next[judged[i]].memory();
            done[i] = action[judged[i]];
        }
        return world.view().judge(frames, memory, done);
    }

    @Override
    public List<Optional<ImaginedSight>> sights() {
        List<LatentFrame> frames = new ArrayList<>();
        for (int row = 0; row < done.length; row++) {
            if (done[row] != Action.STOP) {
                frames.add(rows.get(row).seen().newest());
            }
        }
        List<byte[]> images = frames.isEmpty() ? List.of() : world.codec().images(frames);
        List<float[][]> sounds = frames.isEmpty() ? List.of() : world.sound().of(world.codec(), frames);
        List<Optional<ImaginedSight>> sights = new ArrayList<>();
        int next = 0;
        for (Action action : done) {
            sights.add(
                    action == Action.STOP ? Optional.empty() : Optional.of(square(images.get(next), sounds.get(next))));
            next += action == Action.STOP ? 0 : 1;
        }
        return sights;
    }

    private static ImaginedSight square(byte[] rgb, float[][] audio) {
        int side = (int) Math.rint(Math.sqrt(rgb.length / 3.0));
        return new ImaginedSight(side, side, rgb, audio);
    }

    @Override
    public void close() {
        rows = List.of();
    }
}
