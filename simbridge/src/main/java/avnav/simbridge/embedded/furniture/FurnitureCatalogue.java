package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.mesh.Mesh;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All pieces and their meshes. Sizes and rules are read by {@link #load}, a piece's meshes and textures when somebody
 * first asks for them. Safe for use by several threads; equal questions get the same object.
 *
 * <p>The pieces come from {@code simbridge/assets/make_furniture.py}; creators and licences are listed in
 * {@code ATTRIBUTION.md} beside it.
 */
public final class FurnitureCatalogue {

    private static final String FOLDER = "/avnav/furniture/";

    private final List<FurniturePiece> pieces;
    private final Map<String, FurniturePiece> byName;
    private final Map<String, FurnitureMeshes> meshes = new ConcurrentHashMap<>();

    private FurnitureCatalogue(List<FurniturePiece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.byName = pieces.stream().collect(Collectors.toUnmodifiableMap(FurniturePiece::name, Function.identity()));
    }

    /**
     * Reads the committed catalogue.
     *
     * @throws IllegalStateException when a resource is missing or damaged; the message names it
     */
    public static FurnitureCatalogue load() {
        String name = FOLDER + "catalogue.json";
        return new FurnitureCatalogue(CatalogueFile.parse(name, FurnitureResource.bytes(name)));
    }

    /** In a fixed order. */
    public List<FurniturePiece> pieces() {
        return pieces;
    }

    /** @throws IllegalArgumentException when no piece has that name */
    public FurniturePiece piece(String name) {
        FurniturePiece piece = byName.get(name);
        if (piece == null) {
            throw new IllegalArgumentException("There is no piece of furniture named (" + name + ") among the ("
                    + pieces.size() + ") of the catalogue.\nMaybe the home was made with another version of it.");
        }
        return piece;
    }

    /**
     * The piece's mesh: footprint centred on the origin, lower side at y = 0, front facing +Z, metres.
     *
     * @param coarse the level for far away: at most some 80 triangles instead of several hundred
     * @throws IllegalArgumentException when no piece has that name
     * @throws IllegalStateException when its resource is missing or damaged
     */
    public Mesh mesh(String piece, boolean coarse) {
        FurnitureMeshes both = meshes.computeIfAbsent(piece(piece).name(), FurnitureCatalogue::read);
        return coarse ? both.coarse() : both.fine();
    }

    private static FurnitureMeshes read(String piece) {
        String name = FOLDER + piece + ".glb";
        return FurnitureMeshes.parse(name, FurnitureResource.bytes(name));
    }
}
