package avnav.experiments.acoustics;

import avnav.simbridge.embedded.acoustics.room.AcousticRoom;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.room.Obstacle;
import avnav.simbridge.embedded.acoustics.room.Opening;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rooms of the reference files as acoustic scenes. */
final class ReferenceScenes {

    private static final String[] FACES = {"xmin", "xmax", "floor", "ceiling", "zmin", "zmax"};

    /** Scattering in all shoeboxes of the reference. */
    private static final double SHOEBOX_SCATTERING = 0.1;

    /** Thinner boxes of air are doorways. */
    private static final double DOORWAY_METRES = 0.3;

    private static final double[] OPAQUE = new double[6];

    private ReferenceScenes() {}

    static AcousticScene shoebox(JsonNode room) {
        List<AcousticMaterial> faces = new ArrayList<>();
        for (String face : FACES) {
            faces.add(new AcousticMaterial(face, numbers(room.get("absorption").get(face)), SHOEBOX_SCATTERING));
        }
        double[] size = numbers(room.get("size"));
        Box air = new Box(0, 0, 0, size[0], size[1], size[2]);
        return new AcousticScene(List.of(new AcousticRoom(air, faces, List.of())), List.of(), OPAQUE);
    }

    static AcousticScene flat(JsonNode root) {
        List<Box> boxes = new ArrayList<>();
        List<Box> doorways = new ArrayList<>();
        for (JsonNode node : root.get("air_boxes")) {
            Box box = box(node.get(0), node.get(1));
            boolean thin = Math.min(box.sizeX(), box.sizeZ()) < DOORWAY_METRES;
            (thin ? doorways : boxes).add(box);
        }
        JsonNode names = root.get("surface_materials");
        List<AcousticRoom> rooms = new ArrayList<>();
        for (Box box : boxes) {
            AcousticMaterial wall = material(root, names.get("wall").asText());
            AcousticMaterial floor = material(root, names.get("floor").asText());
            AcousticMaterial ceiling = material(root, names.get("ceiling").asText());
            rooms.add(new AcousticRoom(box, List.of(wall, wall, floor, ceiling, wall, wall), List.of()));
        }
        List<Opening> openings = new ArrayList<>();
        for (int a = 0; a < boxes.size(); a++) {
            for (int b = 0; b < boxes.size(); b++) {
                if (a != b) {
                    touching(openings, boxes, a, b);
                    for (Box doorway : doorways) {
                        through(openings, boxes, a, b, doorway);
                    }
                }
            }
        }
        return new AcousticScene(rooms, openings, OPAQUE);
    }

    private static void touching(List<Opening> openings, List<Box> boxes, int a, int b) {
        Box one = boxes.get(a);
        Box other = boxes.get(b);
        double lowX = Math.max(one.minX(), other.minX());
        double highX = Math.min(one.maxX(), other.maxX());
        double lowZ = Math.max(one.minZ(), other.minZ());
        double highZ = Math.min(one.maxZ(), other.maxZ());
        double height = Math.min(one.maxY(), other.maxY());
        if (one.maxX() == other.minX() && highZ > lowZ) {
            openings.add(new Opening(a, b, 0, new Box(one.maxX(), 0, lowZ, one.maxX(), height, highZ)));
        }
        if (one.maxZ() == other.minZ() && highX > lowX) {
            openings.add(new Opening(a, b, 2, new Box(lowX, 0, one.maxZ(), highX, height, one.maxZ())));
        }
    }

    private static void through(List<Opening> openings, List<Box> boxes, int a, int b, Box doorway) {
        Box one = boxes.get(a);
        Box other = boxes.get(b);
        boolean besideZ = doorway.minZ() >= Math.max(one.minZ(), other.minZ())
                && doorway.maxZ() <= Math.min(one.maxZ(), other.maxZ());
        boolean besideX = doorway.minX() >= Math.max(one.minX(), other.minX())
                && doorway.maxX() <= Math.min(one.maxX(), other.maxX());
        if (besideZ && same(one.maxX(), doorway.minX()) && same(doorway.maxX(), other.minX())) {
            openings.add(new Opening(a, b, 0, doorway));
        }
        if (besideX && same(one.maxZ(), doorway.minZ()) && same(doorway.maxZ(), other.minZ())) {
            openings.add(new Opening(a, b, 2, doorway));
        }
    }

    private static boolean same(double one, double other) {
        return Math.abs(one - other) < 1e-9;
    }

    /** The file names no surfaces; these are the materials of its mesh. */
    static AcousticScene home(JsonNode root) {
        Map<String, String> floors = Map.of("bath", "tiles", "kitchen", "tiles", "bed1", "carpet", "bed2", "carpet");
        List<Box> boxes = new ArrayList<>();
        List<String> names = new ArrayList<>();
        root.get("rooms").properties().forEach(room -> {
            names.add(room.getKey());
            boxes.add(box(room.getValue().get(0), room.getValue().get(1)));
        });
        List<AcousticRoom> rooms = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            AcousticMaterial wall = material(root, names.get(i).equals("bath") ? "tiles" : "plaster");
            AcousticMaterial floor = material(root, floors.getOrDefault(names.get(i), "parquet"));
            AcousticMaterial ceiling = material(root, "ceiling");
            rooms.add(new AcousticRoom(
                    boxes.get(i), List.of(wall, wall, floor, ceiling, wall, wall), obstacles(root, boxes.get(i))));
        }
        List<Opening> openings = new ArrayList<>();
        for (JsonNode node : root.get("doorways")) {
            for (int a = 0; a < boxes.size(); a++) {
                for (int b = 0; b < boxes.size(); b++) {
                    if (a != b) {
                        through(openings, boxes, a, b, box(node.get(0), node.get(1)));
                    }
                }
            }
        }
        return new AcousticScene(rooms, openings, OPAQUE);
    }

    private static List<Obstacle> obstacles(JsonNode root, Box room) {
        List<Obstacle> obstacles = new ArrayList<>();
        for (JsonNode node : root.get("furniture")) {
            Box box = box(node.get("min"), node.get("max"));
            if (room.contains((box.minX() + box.maxX()) / 2, 0.5, (box.minZ() + box.maxZ()) / 2)) {
                obstacles.add(
                        new Obstacle(box, material(root, node.get("material").asText())));
            }
        }
        return obstacles;
    }

    private static AcousticMaterial material(JsonNode root, String name) {
        JsonNode node = root.get("materials").get(name);
        return new AcousticMaterial(name, numbers(node.get("a")), node.get("s").asDouble());
    }

    private static Box box(JsonNode low, JsonNode high) {
        double[] a = numbers(low);
        double[] b = numbers(high);
        return new Box(a[0], a[1], a[2], b[0], b[1], b[2]);
    }

    static double[] numbers(JsonNode node) {
        double[] numbers = new double[node.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.get(i).asDouble();
        }
        return numbers;
    }

    /** Distance in plan to the nearest opening; infinite when there is none. */
    static double metresToOpening(AcousticScene scene, JsonNode position) {
        double[] at = numbers(position);
        double least = Double.POSITIVE_INFINITY;
        for (Opening opening : scene.openings()) {
            Box air = opening.air();
            double dx = Math.max(0, Math.max(air.minX() - at[0], at[0] - air.maxX()));
            double dz = Math.max(0, Math.max(air.minZ() - at[2], at[2] - air.maxZ()));
            least = Math.min(least, Math.hypot(dx, dz));
        }
        return least;
    }
}
