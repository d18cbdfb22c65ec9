package avnav.simbridge.embedded.navigation;

import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.golden.GoldenFolder;
import avnav.simbridge.golden.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One recording of habitat-sim's motion: a scene, an agent's radius, walks, pairs, points, steps, follower cases. */
record RecordedMotion(String name, JsonNode plan, JsonNode facts, Safetensors data) {

    private static final Pattern RECORDING = Pattern.compile("r\\d+\\.json");

    /** Finer than Recast's cell (0.05 m), which it divides, so that only slanted edges are rounded. */
    private static final double RASTER_METRES = 0.01;

    /** Floor points lie one cell height up; higher ones are on furniture, which is no free space of ours. */
    private static final double HIGHEST_FLOOR_METRES = 0.3;

    static Stream<RecordedMotion> all() {
        List<RecordedMotion> recordings = new ArrayList<>();
        for (Path folder : GoldenFolder.casesWith("habitat", "plan.json")) {
            for (Path json : GoldenFolder.entries("habitat/" + folder.getFileName(), ".json")) {
                String file = json.getFileName().toString();
                if (RECORDING.matcher(file).matches()) {
                    String name = file.substring(0, file.length() - ".json".length());
                    recordings.add(new RecordedMotion(
                            folder.getFileName() + "/" + name,
                            read(folder.resolve("plan.json")),
                            read(json),
                            Safetensors.read(folder.resolve(name + ".safetensors"))));
                }
            }
        }
        return recordings.stream();
    }

    double radiusMetres() {
        return facts.get("agent_radius").asDouble();
    }

    Motion motion() {
        return new Motion(
                facts.get("forward_m").asDouble(), facts.get("turn_deg").asDouble(), 0.15);
    }

    /** The plan eroded by the radius; Recast takes 0.02 m more on average. */
    FreeSpace planSpace() {
        List<Rectangle> air = new ArrayList<>();
        plan.get("rooms").forEach(room -> air.add(rectangle(room, 0, 1)));
        double half = plan.get("wall_thickness").asDouble() / 2;
        for (JsonNode doorway : plan.get("doorways")) {
            double at = doorway.get("wall_at").asDouble();
            double low = doorway.get("min").asDouble();
            double high = doorway.get("max").asDouble();
            air.add(
                    doorway.get("wall_axis").asText().equals("x")
                            ? new Rectangle(at - half, low, at + half, high)
                            : new Rectangle(low, at - half, high, at + half));
        }
        List<Rectangle> obstacles = new ArrayList<>();
        for (JsonNode box : plan.get("boxes")) {
            if (box.get("kind").asText().startsWith("obstacle")
                    && box.get("min").get(1).asDouble() < FreeSpace.AGENT_HEIGHT_METRES) {
                obstacles.add(rectangle(box, 0, 2));
            }
        }
        return FreeSpace.of(air, obstacles, radiusMetres());
    }

    /** The recorded mesh's triangles on the floor, rasterised: slanted edges become stairs of 0.01 m. */
    FreeSpace meshSpace() {
        double[] vertices = data.doubles("navmesh_vertices");
        int[] triangles = data.ints("navmesh_triangles");
        JsonNode low = facts.get("bounds").get(0);
        JsonNode high = facts.get("bounds").get(1);
        double minX = low.get(0).asDouble();
        double minZ = low.get(2).asDouble();
        int columns = (int) Math.ceil((high.get(0).asDouble() - minX) / RASTER_METRES);
        int rows = (int) Math.ceil((high.get(2).asDouble() - minZ) / RASTER_METRES);
        Rectangle hull = new Rectangle(minX, minZ, minX + columns * RASTER_METRES, minZ + rows * RASTER_METRES);
        List<Rectangle> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(columns, rows); i++) {
            double x = minX + i * RASTER_METRES;
            double z = minZ + i * RASTER_METRES;
            lines.add(new Rectangle(x, z, x, z));
        }
        PlanGrid grid = new PlanGrid(hull, lines);
        grid.fill(true);
        for (int t = 0; t < triangles.length; t += 3) {
            if (isOnFloor(vertices[3 * triangles[t] + 1])) {
                clear(grid, vertices, triangles[t], triangles[t + 1], triangles[t + 2]);
            }
        }
        return new FreeSpace(grid);
    }

    private static void clear(PlanGrid grid, double[] vertices, int a, int b, int c) {
        int lastRow = grid.lastRow(Math.max(z(vertices, a), Math.max(z(vertices, b), z(vertices, c))));
        int lastColumn = grid.lastColumn(Math.max(x(vertices, a), Math.max(x(vertices, b), x(vertices, c))));
        int firstRow = grid.firstRow(Math.min(z(vertices, a), Math.min(z(vertices, b), z(vertices, c))));
        int firstColumn = grid.firstColumn(Math.min(x(vertices, a), Math.min(x(vertices, b), x(vertices, c))));
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                Rectangle cell = grid.cell(column, row);
                double ab = side(vertices, a, b, cell);
                double bc = side(vertices, b, c, cell);
                double ca = side(vertices, c, a, cell);
                if (ab >= 0 && bc >= 0 && ca >= 0 || ab <= 0 && bc <= 0 && ca <= 0) {
                    grid.mark(cell, false);
                }
            }
        }
    }

    private static double side(double[] vertices, int from, int to, Rectangle cell) {
        double dx = x(vertices, to) - x(vertices, from);
        double dz = z(vertices, to) - z(vertices, from);
        return dx * (cell.middleZ() - z(vertices, from)) - dz * (cell.middleX() - x(vertices, from));
    }

    private static double x(double[] vertices, int vertex) {
        return vertices[3 * vertex];
    }

    private static double z(double[] vertices, int vertex) {
        return vertices[3 * vertex + 2];
    }

    /** Row by row of {@code walk.*}, the start of each walk first. */
    List<Pose> walkPoses() {
        double[] positions = data.doubles("walk.position");
        double[] rotations = data.doubles("walk.rotation_wxyz");
        List<Pose> poses = new ArrayList<>();
        for (int row = 0; row < positions.length / 3; row++) {
            double yaw = 2 * StrictMath.atan2(rotations[4 * row + 2], rotations[4 * row]);
            poses.add(new Pose(positions[3 * row], positions[3 * row + 1], positions[3 * row + 2], yaw));
        }
        return poses;
    }

    static boolean isOnFloor(double y) {
        return y < HIGHEST_FLOOR_METRES;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Rectangle rectangle(JsonNode shape, int x, int z) {
        return new Rectangle(
                shape.get("min").get(x).asDouble(),
                shape.get("min").get(z).asDouble(),
                shape.get("max").get(x).asDouble(),
                shape.get("max").get(z).asDouble());
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
