package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.mesh.HomeMesh;
import avnav.simbridge.embedded.mesh.HomeMesher;
import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import avnav.simbridge.embedded.mesh.PlacedMesh;
import avnav.simbridge.embedded.mesh.RoomMesh;
import avnav.simbridge.embedded.mesh.Texture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes scenes of homes: triangles, textures, light. Keeps what homes share, the furniture's textures, so use one for
 * all homes. Thread-safe; the same home gives the same scene.
 */
public final class SceneBuilder {

    /** Light lies in maps on the shells, so that their quads may be as large as they like. */
    private static final double LARGEST_QUAD_METRES = 100;

    private final FurnitureCatalogue furniture;
    private final HomeMesher mesher;
    private final Map<Texture, MipChain> furnitureTextures = new ConcurrentHashMap<>();
    private final Map<String, Double> deviations = new ConcurrentHashMap<>();

    public SceneBuilder(FurnitureCatalogue furniture) {
        this.furniture = furniture;
        mesher = new HomeMesher(furniture, LARGEST_QUAD_METRES);
    }

    public Scene build(Home home) {
        return new Building(home).scene();
    }

    private double deviation(String piece) {
        return Deviation.between(furniture.mesh(piece, false), furniture.mesh(piece, true));
    }

    /** One home under construction. */
    private final class Building {

        private final Home home;
        private final HomeMesh mesh;
        private final LightBaker baker;
        private final List<Finish> finishes = new ArrayList<>();
        private final Map<Texture, MipChain> ownTextures = new HashMap<>();

        Building(Home home) {
            this.home = home;
            mesh = mesher.build(home);
            baker = new LightBaker(home, mesh, furniture);
        }

        Scene scene() {
            List<Cell> cells = new ArrayList<>();
            for (RoomMesh room : mesh.rooms()) {
                Solid shell = solid(room.shell(), ownTextures);
                baker.lightShell(room.room(), shell);
                List<Piece> pieces = new ArrayList<>();
                for (int i = 0; i < room.furniture().size(); i++) {
                    pieces.add(piece(room, i));
                }
                cells.add(new Cell(home.rooms().get(room.room()).air(), shell, pieces));
            }
            List<Solid> linings = new ArrayList<>();
            for (int i = 0; i < mesh.doorways().size(); i++) {
                Solid lining = solid(mesh.doorways().get(i), ownTextures);
                baker.lightCorners(home.doorways().get(i).roomA(), lining, -1);
                linings.add(lining);
            }
            return new Scene(cells, home.doorways(), linings, finishes, baker.maps);
        }

        private Piece piece(RoomMesh room, int index) {
            PlacedMesh placed = room.furniture().get(index);
            double deviation = deviations.computeIfAbsent(placed.furnishing().piece(), SceneBuilder.this::deviation);
            Solid fine = solid(placed.fine(), furnitureTextures);
            Solid coarse = solid(placed.coarse(), furnitureTextures);
            baker.lightCorners(room.room(), fine, index);
            baker.lightCorners(room.room(), coarse, index);
            return new Piece(fine, coarse, deviation);
        }

        private Solid solid(Mesh mesh, Map<Texture, MipChain> textures) {
            int first = finishes.size();
            for (Material material : mesh.materials()) {
                Optional<MipChain> texture =
                        material.texture().map(image -> textures.computeIfAbsent(image, MipChain::new));
                finishes.add(new Finish(material.rgb(), texture, material.glows()));
            }
            return new Solid(mesh, first);
        }
    }
}
