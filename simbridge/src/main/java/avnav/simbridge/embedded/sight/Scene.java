package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be seen of a home, made ready for {@link Renderer}: triangles by room, textures with their halvings, baked
 * light. Immutable and shared by threads; built once per home.
 */
public final class Scene {

    private static final Box EVERYWHERE = new Box(
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY);

    final List<Cell> cells;
    final List<Doorway> doorways;
    /** Linings and frames of the doorways, in their order. */
    final List<Solid> linings;

    final Finish[] finishes;
    final LightMap[] lightMaps;

    Scene(List<Cell> cells, List<Doorway> doorways, List<Solid> linings, List<Finish> finishes, List<LightMap> maps) {
        this.cells = List.copyOf(cells);
        this.doorways = List.copyOf(doorways);
        this.linings = List.copyOf(linings);
        this.finishes = finishes.toArray(Finish[]::new);
        lightMaps = maps.toArray(LightMap[]::new);
    }

    /** A scene of one mesh without rooms, furniture and lamps: everything is fully lit. */
    public static Scene of(Mesh mesh) {
        List<Finish> finishes = new ArrayList<>();
        for (Material material : mesh.materials()) {
            finishes.add(new Finish(material.rgb(), material.texture().map(MipChain::new), material.glows()));
        }
        Cell cell = new Cell(EVERYWHERE, new Solid(mesh, 0), List.of());
        return new Scene(List.of(cell), List.of(), List.of(), finishes, List.of());
    }
}
