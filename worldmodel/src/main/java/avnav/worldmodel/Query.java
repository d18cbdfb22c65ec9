package avnav.worldmodel;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;

/**
 * A question to the model: what will be there after this way?
 *
 * @param context index of the context it is asked of
 * @param way commanded displacement, summed over the steps
 * @param action the only step of an offset of 1; of a longer way its first step
 * @param offset k, in steps
 */
public record Query(int context, Displacement way, Action action, int offset) {

    public Query {
        if (offset != 1 && action == Action.STOP) {
            throw new IllegalArgumentException("A STOP is one step, not (" + offset + ").");
        }
    }

    /** One action. */
    public static Query step(int context, Action action, Motion motion) {
        return new Query(context, Displacement.commanded(action, motion), action, 1);
    }

    /** One action, done so many times; a STOP once. */
    public static Query repeated(int context, Action action, int times, Motion motion) {
        return action == Action.STOP
                ? step(context, action, motion)
                : new Query(context, Displacement.commanded(action, times, motion), action, times);
    }

    float[] numbers(boolean withStop) {
        float x = (float) way.forwardMetres();
        float y = (float) way.leftMetres();
        float yaw = (float) way.yawRadians();
        return withStop ? new float[] {x, y, yaw, action == Action.STOP ? 1 : 0} : new float[] {x, y, yaw};
    }
}
