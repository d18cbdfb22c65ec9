package avnav.agent.imagination;

import static avnav.simbridge.Action.MOVE_FORWARD;
import static avnav.simbridge.Action.STOP;
import static avnav.simbridge.Action.TURN_LEFT;
import static avnav.simbridge.Action.TURN_RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.agent.policy.PolicyStep;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.Query;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImaginedFutureTest {

    private static final CditSettings SMALL = new CditSettings(
            24,
            2,
            2,
            2,
            4,
            4,
            2,
            2,
            6,
            1,
            0,
            0,
            false,
            2,
            CditContext.consecutive(4),
            true,
            0.15,
            Math.toRadians(10),
            4,
            false,
            true,
            true);
    private static final LatentSizes SIZES = FirstNumber.SIZES;
    private static final RewardEncoding REWARD =
            new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.01, 0.02, 0.03), List.of(0.06, 0.09, 0.12));
    private static final WallSense SENSE = new WallSense(0.5, 0, 15, 0.15, 50);
    private static final NavigationTask TASK = NavigationTask.AV_NAV;
    private static final PolicyStep PRESENT =
            new PolicyStep(new float[][] {{0, 1, 2, 3}}, new float[] {4}, new float[][] {{7}});

    private AvCdit network;
    private LatentDynamics dynamics;
    private Sampler sampler;
    private final Notebook notebook = new Notebook();
    private final FirstNumber codec = new FirstNumber();

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        SplittableRandom random = new SplittableRandom(8);
        network = new AvCdit(SMALL, Precision.FLOAT32, random);
        for (String name : network.parameters().names()) {
            float[] values = network.parameters().values(name);
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.1f * (float) random.nextGaussian();
            }
            network.parameters().set(name, values);
        }
        dynamics = new LatentDynamics(network, REWARD, FrameTarget.WHOLE);
        sampler =
                new Sampler(NoiseSchedule.linear(), Prediction.VELOCITY, SamplerSettings.fast(Prediction.VELOCITY, 2));
    }

    @AfterEach
    void close() {
        sampler.close();
        network.close();
    }

    private static LatentContext seen() {
        return new LatentContext(
                List.of(FirstNumber.frame(1), FirstNumber.frame(2), FirstNumber.frame(3), FirstNumber.frame(4)),
                Collections.nCopies(4, Displacement.NONE));
    }

    private LearnedWorld world(double nearRate) {
        return world(new StopOdds(nearRate, 0));
    }

    private LearnedWorld world(StopOdds odds) {
        return new LearnedWorld(
                codec, dynamics, sampler, notebook, SoundRendering.DECODED, Motion.AVWM, TASK, odds, SENSE);
    }

    private ImaginedFuture future(long noise) {
        return future(noise, false);
    }

    private ImaginedFuture future(long noise, boolean blocked) {
        return future(noise, blocked, new StopOdds(0.2, 0));
    }

    private ImaginedFuture future(long noise, boolean blocked, StopOdds odds) {
        FeltWalls walls = new FeltWalls(SENSE, Motion.AVWM);
        walls.begin(observation(1));
        if (blocked) {
            walls.observe(MOVE_FORWARD, observation(1));
        }
        return new ImaginedFuture(world(odds), new DecisionClock(System::nanoTime), 1, noise, seen(), walls, PRESENT);
    }

    private Imagined ask(LatentContext context, Action action, long noise) {
        return ask(context, Query.step(0, action, Motion.AVWM), noise);
    }

    private Imagined ask(LatentContext context, Query query, long noise) {
        return dynamics.imagine(
                        Modality.AUDIO_VISUAL,
                        List.of(context),
                        List.of(query),
                        sampler,
                        StartNoise.SHARED,
                        new SplittableRandom(noise))
                .get(0);
    }

    @Test
    void showsWhatWasImaginedButNothingAfterStopAndDecodesOnlyWhenAsked() {
        try (ImaginedFuture future = future(5)) {
            future.advance(new int[] {0, 0, 0}, new Action[] {TURN_LEFT, STOP, MOVE_FORWARD});
            assertThat(codec.decoded).isZero();

            List<Optional<ImaginedSight>> sights = future.sights();
            assertThat(codec.decoded).isEqualTo(2);
            assertThat(sights).hasSize(3);
            assertThat(sights.get(1)).isEmpty();
            for (int row = 0; row < 3; row += 2) {
                LatentFrame frame = notebook.frames.get(row / 2);
                ImaginedSight sight = sights.get(row).orElseThrow();
                assertThat(sight.rgb()).isEqualTo(FirstNumber.image(frame));
                assertThat(List.of(sight.width(), sight.height())).containsExactly(2, 2);
                assertThat(sight.audio()[1][0]).isEqualTo(frame.audio()[1]);
            }
        }
    }

    @Test
    void rewardsAreThePredictedProgressAndTheStepsPriceAndStopsTheirChanceOfSuccess() {
        try (Imagination future = future(5)) {
            Forecast layer = future.advance(new int[] {0, 0}, new Action[] {MOVE_FORWARD, STOP});

            double progress = ask(seen(), MOVE_FORWARD, 5).distanceDecrease();
            double even = ask(seen(), STOP, 5).successProbability();
            double chance = even / (even + 4 * (1 - even));
            assertThat((double) layer.reward()[0]).isCloseTo(progress - 0.01, within(1e-5));
            assertThat((double) layer.reward()[1]).isCloseTo(10 * chance - 0.01, within(1e-4));
            assertThat(layer.value()[1]).isZero();
            assertThat(layer.actionLogits()[1]).containsOnly(Float.NEGATIVE_INFINITY);
        }
    }

    @Test
    void anImaginedStepMayBeAnActionDoneSeveralTimes() {
        FeltWalls walls = new FeltWalls(SENSE, Motion.AVWM);
        walls.begin(observation(1));
        DecisionClock clock = new DecisionClock(System::nanoTime);
        try (ImaginedFuture future =
                new ImaginedFuture(world(new StopOdds(0.2, 0)), clock, 3, 5, seen(), walls, PRESENT)) {
            Forecast layer = future.advance(new int[] {0, 0}, new Action[] {MOVE_FORWARD, STOP});
            Query thrice = Query.repeated(0, MOVE_FORWARD, 3, Motion.AVWM);
            assertThat(thrice.way().forwardMetres()).isCloseTo(0.45, within(1e-12));
            assertThat(thrice.offset()).isEqualTo(3);
            double progress = ask(seen(), thrice, 5).distanceDecrease();
            double even = ask(seen(), STOP, 5).successProbability();
            assertThat((double) layer.reward()[0]).isCloseTo(progress - 0.03, within(1e-5));
            assertThat((double) layer.reward()[1]).isCloseTo(10 * even / (even + 4 * (1 - even)) - 0.01, within(1e-4));
            assertThat(notebook.actions).containsExactly(MOVE_FORWARD);

            LatentContext there = seen().then(notebook.frames.get(0), thrice.way(), 3);
            Forecast second = future.advance(new int[] {0}, new Action[] {TURN_LEFT});
            double turned =
                    ask(there, Query.repeated(0, TURN_LEFT, 3, Motion.AVWM), 5).distanceDecrease();
            assertThat((double) second.reward()[0]).isCloseTo(turned - 0.03, within(1e-5));
        }
    }

    @Test
    void aStopIsWeighedWithThePolicysOpinionOfTheRowInWhichItIsDone() {
        StopOdds odds = new StopOdds(0.2, 1);
        try (Imagination future = future(5, false, odds)) {
            float now = future.advance(new int[] {0}, new Action[] {STOP}).reward()[0];
            double even = ask(seen(), STOP, 5).successProbability();
            double opinion = 1 / (1 + Math.E + Math.exp(2) + Math.exp(3));
            assertThat((double) now).isCloseTo(10 * odds.onAWalk(even, opinion, 1) - 0.01, within(1e-4));
        }
        try (Imagination future = future(5, false, odds)) {
            future.advance(new int[] {0}, new Action[] {MOVE_FORWARD});
            LatentFrame ahead = notebook.frames.get(notebook.frames.size() - 1);
            float later = future.advance(new int[] {0}, new Action[] {STOP}).reward()[0];
            LatentContext there = seen().then(ahead, Displacement.commanded(MOVE_FORWARD, Motion.AVWM));
            double even = ask(there, STOP, 5).successProbability();
            assertThat((double) later).isCloseTo(10 * odds.onAWalk(even, 0.25, 1) - 0.01, within(1e-3));
        }
    }

    @Test
    void aWallThatWasFeltRulesOutAStepForwardInThePresentAndInImaginationUntilTheAgentTurnsAway() {
        try (Imagination free = future(5, false);
                Imagination blocked = future(5, true)) {
            float[] usual = free.present().actionLogits()[0];
            float[] logits = blocked.present().actionLogits()[0];
            assertThat(logits[MOVE_FORWARD.code()]).isEqualTo(Float.NEGATIVE_INFINITY);
            for (Action action : List.of(STOP, TURN_LEFT, TURN_RIGHT)) {
                assertThat(logits[action.code()]).isEqualTo(usual[action.code()]);
            }
            Forecast turned = blocked.advance(new int[] {0}, new Action[] {TURN_LEFT});
            assertThat(turned.actionLogits()[0][MOVE_FORWARD.code()]).isEqualTo(Float.NEGATIVE_INFINITY);
            assertThat(turned.actionLogits()[0][TURN_RIGHT.code()]).isEqualTo(Float.NEGATIVE_INFINITY);
            Forecast away = blocked.advance(new int[] {0}, new Action[] {TURN_LEFT});
            assertThat(away.actionLogits()[0][MOVE_FORWARD.code()]).isFinite();
        }
    }

    @Test
    void thePolicyIsShownWhatWasImaginedWithTheMemoryOfTheSameBranch() {
        try (Imagination future = future(6)) {
            future.advance(new int[] {0, 0, 0}, new Action[] {TURN_LEFT, STOP, MOVE_FORWARD});
            assertThat(notebook.actions).containsExactly(TURN_LEFT, MOVE_FORWARD);
            assertThat(notebook.memories)
                    .allSatisfy(memory -> assertThat(memory).containsExactly(7));
            LatentFrame left = notebook.frames.get(0);
            LatentFrame ahead = notebook.frames.get(1);

            Forecast second = future.advance(new int[] {2, 0}, new Action[] {TURN_RIGHT, TURN_LEFT});

            assertThat(notebook.memories.get(2)).containsExactly(ahead.visual()[0]);
            assertThat(notebook.memories.get(3)).containsExactly(left.visual()[0]);
            assertThat(second.value()).containsExactly(ahead.visual()[0], left.visual()[0]);
            Imagined direct = ask(seen().then(ahead, Displacement.commanded(MOVE_FORWARD, Motion.AVWM)), TURN_RIGHT, 6);
            for (int i = 0; i < SIZES.visual(); i++) {
                assertThat(notebook.frames.get(2).visual()[i])
                        .isCloseTo(direct.frame().visual()[i], within(1e-4f));
            }
        }
    }

    @Test
    void allRowsOfADecisionStartFromTheSameNoise() {
        try (Imagination future = future(9)) {
            Forecast twins = future.advance(new int[] {0, 0}, new Action[] {MOVE_FORWARD, MOVE_FORWARD});
            assertThat(twins.reward()[0]).isCloseTo(twins.reward()[1], within(1e-6f));
        }
        try (Imagination other = future(10)) {
            Forecast elsewhere = other.advance(new int[] {0}, new Action[] {MOVE_FORWARD});
            assertThat((double) elsewhere.reward()[0])
                    .isNotEqualTo(ask(seen(), MOVE_FORWARD, 9).distanceDecrease() - 0.01);
        }
    }

    @Test
    void theImaginerKeepsTheLatentsOfTheLastFrames() {
        LearnedImaginer imaginer = new LearnedImaginer(world(0.5), 1, 1, new DecisionClock(System::nanoTime));
        assertThatThrownBy(() -> imaginer.imagine(PRESENT)).isInstanceOf(IllegalStateException.class);
        imaginer.begin(observation(9), new SplittableRandom(1));
        for (int i = 1; i <= 4; i++) {
            imaginer.observe(MOVE_FORWARD, observation(i));
        }
        long noise = new SplittableRandom(1).nextLong();
        try (Imagination future = imaginer.imagine(PRESENT)) {
            Forecast layer = future.advance(new int[] {0}, new Action[] {MOVE_FORWARD});
            double expected = ask(seen(), MOVE_FORWARD, noise).distanceDecrease() - 0.01;
            assertThat((double) layer.reward()[0]).isCloseTo(expected, within(1e-5));
        }
    }

    private static Observation observation(int number) {
        byte[] rgb = new byte[12];
        Arrays.fill(rgb, (byte) number);
        return new Observation(2, 2, rgb, new float[0], new float[2][4], 16_000);
    }
}
