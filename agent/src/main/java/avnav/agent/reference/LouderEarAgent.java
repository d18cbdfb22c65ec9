package avnav.agent.reference;

import avnav.agent.Agent;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/**
 * Turns to the louder ear, goes, and stops when it is loud enough. Where a step forward hardly changes the image it steps
 * aside, and where going made the sound fainter for long it turns round, as two ears cannot tell front from back.
 */
public final class LouderEarAgent implements Agent {

    private final Settings settings;
    private final FrameChange change = new FrameChange();
    private RandomGenerator random;
    private Loudness loudness;
    private Action last;
    private Action detour;
    private int turnsLeft;
    private int stepsLeft;
    private int stepsGone;
    private double levelAtTurnDb;

    public LouderEarAgent(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void begin(RandomGenerator random) {
        this.random = random;
        change.forget();
        loudness = new Loudness(settings.memorySteps);
        last = Action.TURN_LEFT;
        turnsLeft = 0;
        stepsLeft = 0;
        stepsGone = 0;
    }

    @Override
    public Action act(Observation seen) {
        loudness.hear(seen);
        boolean isStuck = change.to(seen) < settings.stuckGreyLevels && last == Action.MOVE_FORWARD;
        last = choose(isStuck);
        return last;
    }

    private Action choose(boolean isStuck) {
        if (loudness.levelDb() > settings.stopDb) {
            return Action.STOP;
        }
        if (isStuck) {
            detour(settings.asideTurns, settings.asideSteps);
        }
        if (turnsLeft > 0) {
            turnsLeft--;
            return detour;
        }
        if (stepsLeft > 0) {
            stepsLeft--;
            return Action.MOVE_FORWARD;
        }
        if (Math.abs(loudness.differenceDb()) > settings.turnDb) {
            return loudness.differenceDb() > 0 ? Action.TURN_LEFT : Action.TURN_RIGHT;
        }
        return goAndCompare();
    }

    private Action goAndCompare() {
        if (stepsGone == 0) {
            levelAtTurnDb = loudness.levelDb();
        }
        stepsGone++;
        if (stepsGone > settings.compareSteps) {
            stepsGone = 0;
            if (loudness.levelDb() < levelAtTurnDb) {
                detour(settings.roundTurns, 1);
                turnsLeft--;
                return detour;
            }
        }
        return Action.MOVE_FORWARD;
    }

    private void detour(int turns, int steps) {
        detour = random.nextBoolean() ? Action.TURN_LEFT : Action.TURN_RIGHT;
        turnsLeft = turns;
        stepsLeft = steps;
        stepsGone = 0;
    }

    /**
     * When it turns, goes, gets past obstacles and stops.
     *
     * @param stopDb level (both ears, relative to full scale) above which it stops
     * @param turnDb level difference of the ears above which it turns
     * @param memorySteps time constant of its hearing
     * @param stuckGreyLevels a mean change of the image below this (0 to 255) means that the way is blocked
     * @param asideTurns, asideSteps how it gets past an obstacle
     * @param compareSteps steps forward after which it compares the level
     * @param roundTurns turns that it makes when the level fell
     */
    public record Settings(
            double stopDb,
            double turnDb,
            double memorySteps,
            double stuckGreyLevels,
            int asideTurns,
            int asideSteps,
            int compareSteps,
            int roundTurns) {

        public Settings {
            if (!(memorySteps >= 1) || asideTurns < 1 || asideSteps < 0 || compareSteps < 1 || roundTurns < 1) {
                throw new IllegalArgumentException("The louder-ear agent's memorySteps (" + memorySteps
                        + "), asideTurns (" + asideTurns + "), compareSteps (" + compareSteps + ") and roundTurns ("
                        + roundTurns + ") must be 1 or more, its asideSteps (" + asideSteps + ") 0 or more.");
            }
        }
    }
}
