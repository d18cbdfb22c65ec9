package avnav.experiments.watch;

import avnav.agent.imagination.ImaginedSight;
import avnav.agent.imagination.Pictured;
import avnav.experiments.run.FloorPlan;
import avnav.planner.BeamPlanner;
import avnav.planner.BeamSettings;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import avnav.planner.Forecast;
import avnav.planner.Plan;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A walk in a toy world whose imagined rows are told apart by sight and sound: every row is one colour, the colour of its
 * path's hash, and hums at its own pitch. The walk goes straight on whatever is decided.
 */
final class ToyThoughts {

    static final BeamSettings SETTINGS = new BeamSettings(3, 3, 3, 0.9, 1, 0, Scoring.EVERY_STEP, Proposal.SAMPLED);
    static final int RATE = 16_000;
    static final int SAMPLES = 2400;
    private static final int SIDE = 16;

    final ThoughtDiary diary;
    final List<Plan> plans = new ArrayList<>();

    private ToyThoughts(int most) {
        diary = new ThoughtDiary(most, RATE);
    }

    /** @param most decisions that are noted */
    static ToyThoughts walk(int decisions, int most) {
        ToyThoughts toy = new ToyThoughts(most);
        toy.diary.accept(step(0, false));
        for (int i = 0; i < decisions; i++) {
            Tree tree = new Tree(1000L * (i + 1));
            Plan plan = new BeamPlanner(SETTINGS).plan(tree, new SplittableRandom(i), toy.diary.begins(tree));
            toy.diary.decided(plan);
            toy.plans.add(plan);
            toy.diary.accept(step(i + 1, i + 1 == decisions));
        }
        return toy;
    }

    ThinkingPage page() {
        return page(1);
    }

    /** @param repeat times that an action is said to have been done in one imagined step */
    ThinkingPage page(int repeat) {
        BeamSettings settings = new BeamSettings(3, 3, 3, repeat, 0.9, 1, 0, 0, Scoring.EVERY_STEP, Proposal.SAMPLED);
        Episode episode = new Episode("7", "toy<home>", new Pose(-2, 0, 2, 0), new Position(-2, 0, -1), "bell", 3, 20);
        FloorPlan plan = new FloorPlan("toy", List.of(new FloorPlan.Area("hall", -4, -3, 3, 3)), List.of(), List.of());
        return new ThinkingPage(
                new ThinkingPage.Heading("beam-toy-k3-b3-h3", true, settings, episode, 0.15), plan, diary);
    }

    private static StepResult step(int index, boolean done) {
        Observation seen = new Observation(
                SIDE, SIDE, plain(0x404040 + 0x0a0a0a * (index % 10)), new float[0], hum(300 + 40 * index), RATE);
        Pose pose = new Pose(-2, 0, 2 - 0.15 * index, 0);
        return new StepResult(seen, new Truth(pose, 3 - 0.15 * index, index == 0 ? 0 : 0.14, index == 2, done, done));
    }

    static byte[] plain(int colour) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (colour >> 16 - 8 * (i % 3));
        }
        return rgb;
    }

    static float[][] hum(double hertz) {
        float[][] sound = new float[2][SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            sound[0][i] = (float) (0.4 * StrictMath.sin(2 * Math.PI * hertz * i / RATE));
            sound[1][i] = sound[0][i] / 4;
        }
        return sound;
    }

    /** Futures whose forecasts and looks are a hash of the path. */
    private static final class Tree implements Pictured {

        private long[] rows;
        private Action[] done = {};

        Tree(long seed) {
            rows = new long[] {seed};
        }

        @Override
        public Forecast present() {
            return forecast();
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            long[] next = new long[parent.length];
            for (int row = 0; row < next.length; row++) {
                next[row] = path(rows[parent[row]], action[row]);
            }
            rows = next;
            done = action.clone();
            return forecast();
        }

        private Forecast forecast() {
            float[] reward = new float[rows.length];
            float[] value = new float[rows.length];
            float[][] logits = new float[rows.length][Action.COUNT];
            for (int row = 0; row < rows.length; row++) {
                SplittableRandom random = new SplittableRandom(rows[row]);
                reward[row] = (float) random.nextDouble();
                value[row] = (float) random.nextDouble();
                for (int a = 0; a < Action.COUNT; a++) {
                    logits[row][a] = (float) random.nextDouble();
                }
            }
            return new Forecast(reward, value, logits);
        }

        @Override
        public List<Optional<ImaginedSight>> sights() {
            List<Optional<ImaginedSight>> sights = new ArrayList<>();
            for (int row = 0; row < done.length; row++) {
                sights.add(
                        done[row] == Action.STOP
                                ? Optional.empty()
                                : Optional.of(new ImaginedSight(
                                        SIDE, SIDE, plain(colour(rows[row])), hum(400 + rows[row] % 1000))));
            }
            return sights;
        }

        @Override
        public void close() {}
    }

    static long path(long before, Action action) {
        return before * 31 + action.code() + 1;
    }

    /** Of the row that such a path leads to. */
    static int colour(long path) {
        return new SplittableRandom(path).nextInt() & 0xf0f0f0;
    }
}
