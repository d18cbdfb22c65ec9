package avnav.simbridge.embedded.acoustics;

import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.room.RoomModel;

/**
 * The part of a home's acoustics that no source changes. Immutable and thread-safe; make it once per home and share it.
 */
public final class HomeAcoustics {

    private final RoomModel rooms;
    private final Listener listener;

    public HomeAcoustics(AcousticScene scene, Listener listener) {
        this.rooms = new RoomModel(scene);
        this.listener = listener;
    }

    /**
     * One episode's source.
     *
     * @param floorPoint below the source, which is {@link Acoustics#SOURCE_HEIGHT_METRES} above it
     * @throws IllegalArgumentException when the point is not finite
     */
    public RoomAcoustics place(Position floorPoint) {
        if (!floorPoint.isFinite()) {
            throw new IllegalArgumentException("The source's floor point (" + floorPoint + ") must be finite.");
        }
        double[] source = {floorPoint.x(), floorPoint.y() + Acoustics.SOURCE_HEIGHT_METRES, floorPoint.z()};
        return new RoomAcoustics(rooms.place(source), listener);
    }
}
