package avnav.simbridge.embedded;

import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.home.Home;

/**
 * What turns a home and a source into responses: the room model in this package or an engine behind the bridge. One per
 * simulator, not thread-safe.
 */
public interface Hearing extends AutoCloseable {

    /**
     * The sound of one episode; it ends with the next call of this method.
     *
     * @param goal floor point below the source
     * @throws avnav.simbridge.SimulatorException when the engine fails
     */
    Acoustics hear(Home home, Position goal);

    @Override
    void close();
}
