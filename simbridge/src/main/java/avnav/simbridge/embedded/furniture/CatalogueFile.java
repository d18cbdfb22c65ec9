package avnav.simbridge.embedded.furniture;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.RoomKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of {@code catalogue.json}: {@code sounds} (name to {@code absorption[6]}, {@code scattering}) and
 * {@code pieces} (name, category, {@code size [x, y, z]} in metres, placement, elevation, rooms, sound, and for people
 * source, creator and licence).
 */
record CatalogueFile(String name, JsonNode root) {

    static List<FurniturePiece> parse(String name, byte[] json) {
        try {
            return new CatalogueFile(name, new ObjectMapper().readTree(json)).pieces();
        } catch (IOException e) {
            throw FurnitureResource.damaged(name, "is not JSON: " + e.getMessage());
        }
    }

    private List<FurniturePiece> pieces() {
        Map<String, AcousticMaterial> sounds = sounds();
        List<FurniturePiece> pieces = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode entry : need(root, "pieces")) {
            FurniturePiece piece = piece(entry, sounds);
            if (!names.add(piece.name())) {
                throw FurnitureResource.damaged(name, "lists (" + piece.name() + ") twice");
            }
            pieces.add(piece);
        }
        return pieces;
    }

    private Map<String, AcousticMaterial> sounds() {
        Map<String, AcousticMaterial> sounds = new HashMap<>();
        need(root, "sounds").fields().forEachRemaining(entry -> {
            double[] absorption = numbers(need(entry.getValue(), "absorption"), AcousticMaterial.BANDS_HZ.length);
            double scattering = need(entry.getValue(), "scattering").asDouble();
            sounds.put(entry.getKey(), new AcousticMaterial(entry.getKey(), absorption, scattering));
        });
        return sounds;
    }

    private FurniturePiece piece(JsonNode entry, Map<String, AcousticMaterial> sounds) {
        String piece = need(entry, "name").asText();
        double[] size = numbers(need(entry, "size"), 3);
        Set<RoomKind> rooms = EnumSet.noneOf(RoomKind.class);
        for (JsonNode room : need(entry, "rooms")) {
            rooms.add(constant(RoomKind.class, room.asText(), piece));
        }
        AcousticMaterial sound = sounds.get(need(entry, "sound").asText());
        if (sound == null) {
            throw FurnitureResource.damaged(
                    name,
                    "gives (" + piece + ") the unknown sound ("
                            + entry.get("sound").asText() + ")");
        }
        return new FurniturePiece(
                piece,
                need(entry, "category").asText(),
                size[0],
                size[1],
                size[2],
                constant(
                        FurniturePiece.Placement.class, need(entry, "placement").asText(), piece),
                need(entry, "elevation").asDouble(),
                rooms,
                sound);
    }

    private JsonNode need(JsonNode parent, String key) {
        JsonNode value = parent.get(key);
        if (value == null) {
            throw FurnitureResource.damaged(name, "lacks the key (" + key + ") in " + shortened(parent));
        }
        return value;
    }

    private double[] numbers(JsonNode list, int count) {
        if (list.size() != count) {
            throw FurnitureResource.damaged(
                    name, "has (" + list.size() + ") numbers in " + shortened(list) + " but needs (" + count + ")");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            if (!list.get(i).isNumber()) {
                throw FurnitureResource.damaged(name, "has no number at place " + i + " of " + shortened(list));
            }
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String text, String piece) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw FurnitureResource.damaged(
                name, "gives (" + piece + ") the unknown " + type.getSimpleName() + " (" + text + ")");
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
