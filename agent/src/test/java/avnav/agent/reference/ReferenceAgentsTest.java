package avnav.agent.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import avnav.agent.Agent;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Truth;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReferenceAgentsTest {

    private static final LouderEarAgent.Settings EAR = new LouderEarAgent.Settings(-10, 1, 1, 0.5, 2, 1, 3, 5);

    @Test
    void randomTakesEveryActionAndRepeatsItselfWithTheSameSeed() {
        RandomAgent one = begun(new RandomAgent(), 5);
        RandomAgent other = begun(new RandomAgent(), 5);
        Set<Action> taken = EnumSet.noneOf(Action.class);
        for (int i = 0; i < 100; i++) {
            Action action = one.act(seen(0, 0, 0));
            assertThat(other.act(seen(0, 0, 0))).isEqualTo(action);
            taken.add(action);
        }
        assertThat(taken).hasSize(Action.COUNT);
    }

    @Test
    void forwardGoesOnWhileTheImageChanges() {
        ForwardAgent agent = begun(new ForwardAgent(new ForwardAgent.Settings(0.5, 2, 2)), 1);
        for (int i = 0; i < 10; i++) {
            assertThat(agent.act(seen(i, 0, 0))).isEqualTo(Action.MOVE_FORWARD);
        }
    }

    @Test
    void forwardTurnsWhenTheImageStandsStillAndThenGoesOn() {
        ForwardAgent agent = begun(new ForwardAgent(new ForwardAgent.Settings(0.5, 2, 2)), 1);
        agent.act(seen(1, 0, 0));
        Action turn = agent.act(seen(1, 0, 0));
        assertThat(turn).isIn(Action.TURN_LEFT, Action.TURN_RIGHT);
        assertThat(agent.act(seen(5, 0, 0))).isEqualTo(turn);
        assertThat(agent.act(seen(9, 0, 0))).isEqualTo(Action.MOVE_FORWARD);
    }

    @Test
    void louderEarTurnsToTheLouderEar() {
        assertThat(begun(new LouderEarAgent(EAR), 1).act(seen(0, 0.1, 0.05))).isEqualTo(Action.TURN_LEFT);
        assertThat(begun(new LouderEarAgent(EAR), 1).act(seen(0, 0.05, 0.1))).isEqualTo(Action.TURN_RIGHT);
        assertThat(begun(new LouderEarAgent(EAR), 1).act(seen(0, 0.1, 0.1))).isEqualTo(Action.MOVE_FORWARD);
    }

    @Test
    void louderEarStopsWhereItIsLoud() {
        assertThat(begun(new LouderEarAgent(EAR), 1).act(seen(0, 0.5, 0.5))).isEqualTo(Action.STOP);
    }

    @Test
    void louderEarStepsAsideWhenStuck() {
        LouderEarAgent agent = begun(new LouderEarAgent(EAR), 1);
        assertThat(agent.act(seen(7, 0.1, 0.1))).isEqualTo(Action.MOVE_FORWARD);
        Action aside = agent.act(seen(7, 0.1, 0.1));
        assertThat(aside).isIn(Action.TURN_LEFT, Action.TURN_RIGHT);
        assertThat(agent.act(seen(8, 0.1, 0.1))).isEqualTo(aside);
        assertThat(agent.act(seen(9, 0.1, 0.05))).isEqualTo(Action.MOVE_FORWARD);
        assertThat(agent.act(seen(10, 0.1, 0.05))).isEqualTo(Action.TURN_LEFT);
    }

    @Test
    void louderEarTurnsRoundWhenGoingMadeItFainter() {
        LouderEarAgent agent = begun(new LouderEarAgent(EAR), 1);
        for (int i = 0; i < 3; i++) {
            assertThat(agent.act(seen(10 * i, 0.1 - 0.01 * i, 0.1 - 0.01 * i))).isEqualTo(Action.MOVE_FORWARD);
        }
        Action turn = agent.act(seen(40, 0.05, 0.05));
        assertThat(turn).isIn(Action.TURN_LEFT, Action.TURN_RIGHT);
        for (int i = 1; i < EAR.roundTurns(); i++) {
            assertThat(agent.act(seen(40 + i, 0.05, 0.05))).isEqualTo(turn);
        }
        assertThat(agent.act(seen(60, 0.05, 0.05))).isEqualTo(Action.MOVE_FORWARD);
    }

    @Test
    void expertDoesAsItsGuideSaysAndStopsWithoutAWay() {
        Function<Episode, Function<Pose, Optional<Action>>> guides =
                episode -> pose -> pose.x() < episode.goal().x() ? Optional.of(Action.MOVE_FORWARD) : Optional.empty();
        ExpertAgent agent = new ExpertAgent(guides);
        agent.begin(
                new Episode("1", "s", new Pose(0, 0, 0, 0), new Position(2, 0, 0), "ring", 2, 3),
                new SplittableRandom(1));
        assertThat(agent.act(seen(0, 0, 0), truth(1))).isEqualTo(Action.MOVE_FORWARD);
        assertThat(agent.act(seen(0, 0, 0), truth(2))).isEqualTo(Action.STOP);
    }

    @Test
    void settingsRefuseWhatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ForwardAgent.Settings(0.5, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new ForwardAgent.Settings(-1, 3, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LouderEarAgent.Settings(-10, 1, 0.5, 0.5, 2, 1, 3, 5));
    }

    private static <A extends Agent> A begun(A agent, long seed) {
        agent.begin(new SplittableRandom(seed));
        return agent;
    }

    private static Observation seen(int grey, double left, double right) {
        byte[] rgb = {(byte) (10 * grey), (byte) (10 * grey), (byte) (10 * grey)};
        float[][] audio = {{(float) left, (float) -left}, {(float) right, (float) -right}};
        return new Observation(1, 1, rgb, new float[0], audio, 16_000);
    }

    private static Truth truth(double x) {
        return new Truth(new Pose(x, 0, 0, 0), 1, 0, false, false, false);
    }
}
