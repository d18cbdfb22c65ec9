package avnav.simbridge;

/**
 * What only the judge knows after one action. An agent never receives it (the geodesic expert, which does, says so).
 *
 * @param geodesicMetres shortest walkable distance to the source; infinite when there is none
 * @param reward of the action just taken, by the {@link NavigationTask}; 0 after a reset
 * @param collided whether the action just taken was cut short by an obstacle
 * @param success whether STOP was called close enough to the source
 * @param done whether the episode is over: STOP was called or the step limit reached
 */
public record Truth(Pose pose, double geodesicMetres, double reward, boolean collided, boolean success, boolean done) {}
