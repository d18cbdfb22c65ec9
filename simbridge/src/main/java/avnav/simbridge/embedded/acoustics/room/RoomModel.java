package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.signal.OctaveBands;

/**
 * What a scene's geometry and materials say whatever the source's place: cells, decays, sight lines and the way between
 * openings. Immutable and thread-safe; make it once per home.
 */
public final class RoomModel {

    /** Reflections that are heard as mirror images. */
    public static final int MAX_ORDER = 2;

    private final AcousticScene scene;
    private final Cells cells;
    private final CoupledDecay[] decays;
    private final SightLines sight;
    private final PortalGraph portals;

    public RoomModel(AcousticScene scene) {
        this.scene = scene;
        this.cells = Cells.of(scene);
        this.decays = new CoupledDecay[OctaveBands.COUNT];
        for (int band = 0; band < decays.length; band++) {
            decays[band] = CoupledDecay.of(cells, band);
        }
        this.sight = new SightLines(scene);
        this.portals = new PortalGraph(scene);
    }

    /** @param source {@code [3]} metres */
    public SourceModel place(double[] source) {
        return place(source, MAX_ORDER);
    }

    SourceModel place(double[] source, int maxOrder) {
        return new SourceModel(this, source, maxOrder);
    }

    AcousticScene scene() {
        return scene;
    }

    Cells cells() {
        return cells;
    }

    CoupledDecay decay(int band) {
        return decays[band];
    }

    SightLines sight() {
        return sight;
    }

    PortalGraph portals() {
        return portals;
    }
}
