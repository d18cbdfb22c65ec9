package avnav.worldmodel.data;

import avnav.simbridge.Observation;
import avnav.simbridge.Truth;

/**
 * One frame as it was recorded.
 *
 * @param action code of the action that led into it, or {@link TrajectoryWindow#NONE}
 * @param reward metres by which that action shortened the walk to the source
 * @param outcome {@code [A]} metres by which each action would shorten it from here
 * @param blocked {@code [A]} whether an obstacle would cut it short
 */
record RecordedFrame(Observation seen, Truth truth, byte action, float reward, float[] outcome, boolean[] blocked) {}
