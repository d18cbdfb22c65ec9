package avnav.agent.reference;

import avnav.agent.Agent;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.random.RandomGenerator;

/**
 * Goes straight on and, when a step forward hardly changes the image, turns to a random side by a random angle. Hears
 * nothing and never stops.
 */
public final class ForwardAgent implements Agent {

    private final Settings settings;
    private final FrameChange change = new FrameChange();
    private RandomGenerator random;
    private Action last;
    private int turnsLeft;

    public ForwardAgent(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void begin(RandomGenerator random) {
        this.random = random;
        change.forget();
        last = Action.MOVE_FORWARD;
        turnsLeft = 0;
    }

    @Override
    public Action act(Observation seen) {
        boolean isStuck = change.to(seen) < settings.stuckGreyLevels && last == Action.MOVE_FORWARD;
        if (isStuck) {
            turnsLeft = random.nextInt(settings.leastTurns, settings.mostTurns + 1);
            last = random.nextBoolean() ? Action.TURN_LEFT : Action.TURN_RIGHT;
        } else if (turnsLeft == 0) {
            last = Action.MOVE_FORWARD;
        }
        turnsLeft = Math.max(0, turnsLeft - 1);
        return last;
    }

    /**
     * When it turns, and how far.
     *
     * @param stuckGreyLevels a mean change of the image below this (0 to 255) means that the way is blocked
     * @param leastTurns, mostTurns number of turns after that
     */
    public record Settings(double stuckGreyLevels, int leastTurns, int mostTurns) {

        public Settings {
            if (!(stuckGreyLevels >= 0) || leastTurns < 1 || mostTurns < leastTurns) {
                throw new IllegalArgumentException("The forward agent's stuckGreyLevels (" + stuckGreyLevels
                        + ") must not be negative, and its turns (" + leastTurns + " to " + mostTurns
                        + ") must be 1 or more, the least first.");
            }
        }
    }
}
