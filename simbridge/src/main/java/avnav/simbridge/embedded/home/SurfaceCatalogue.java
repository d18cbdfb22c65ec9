package avnav.simbridge.embedded.home;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All finishes of walls, floors and ceilings, read from {@code avnav/home/surfaces.json}; every finish belongs to one
 * split. Absorption figures are textbook values per octave band (Vorländer, Auralization, appendix; ISO 354 tables).
 */
public final class SurfaceCatalogue {

    private static final String RESOURCE = "/avnav/home/surfaces.json";

    private final List<Finish> finishes;

    private SurfaceCatalogue(List<Finish> finishes) {
        this.finishes = List.copyOf(finishes);
    }

    /** What a finish covers. */
    public enum Role {
        WALL,
        FLOOR,
        CEILING
    }

    private record Finish(Surface surface, Role role, HomeSplit split, Set<RoomKind> rooms) {}

    public static SurfaceCatalogue load() {
        try (InputStream json = SurfaceCatalogue.class.getResourceAsStream(RESOURCE)) {
            JsonNode root = new ObjectMapper().readTree(json);
            Map<String, AcousticMaterial> materials = new HashMap<>();
            for (JsonNode node : root.get("materials")) {
                double[] absorption = new double[AcousticMaterial.BANDS_HZ.length];
                for (int band = 0; band < absorption.length; band++) {
                    absorption[band] = node.get("absorption").get(band).doubleValue();
                }
                String name = node.get("name").textValue();
                double scattering = node.get("scattering").doubleValue();
                materials.put(name, new AcousticMaterial(name, absorption, scattering));
            }
            List<Finish> finishes = new ArrayList<>();
            for (JsonNode node : root.get("surfaces")) {
                finishes.add(finish(node, materials));
            }
            return new SurfaceCatalogue(finishes);
        } catch (IOException e) {
            throw new UncheckedIOException("The surfaces (" + RESOURCE + ") cannot be read.", e);
        }
    }

    private static Finish finish(JsonNode node, Map<String, AcousticMaterial> materials) {
        String name = node.get("name").textValue();
        Set<RoomKind> rooms = EnumSet.noneOf(RoomKind.class);
        for (JsonNode room : node.get("rooms")) {
            rooms.add(RoomKind.valueOf(room.textValue()));
        }
        Surface surface = new Surface(
                name,
                Surface.Pattern.valueOf(node.get("pattern").textValue()),
                Integer.parseInt(node.get("main").textValue().substring(1), 16),
                Integer.parseInt(node.get("accent").textValue().substring(1), 16),
                node.get("tileMetres").doubleValue(),
                Draws.of(0, name).anySeed(),
                materials.get(node.get("material").textValue()));
        Role role = Role.valueOf(node.get("role").textValue());
        HomeSplit split = HomeSplit.valueOf(node.get("split").textValue().toUpperCase(Locale.ROOT));
        return new Finish(surface, role, split, rooms);
    }

    /** A split's finishes for a role in a kind of room, in the file's order. */
    public List<Surface> surfaces(HomeSplit split, Role role, RoomKind room) {
        List<Surface> found = new ArrayList<>();
        for (Finish finish : finishes) {
            if (finish.split() == split
                    && finish.role() == role
                    && finish.rooms().contains(room)) {
                found.add(finish.surface());
            }
        }
        return found;
    }
}
