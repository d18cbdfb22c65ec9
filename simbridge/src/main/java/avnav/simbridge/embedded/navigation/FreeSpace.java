package avnav.simbridge.embedded.navigation;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Where the agent's middle may be: the air of a plan minus obstacles, eroded with square corners by the agent's radius
 * as Recast erodes its navigation meshes. A closed set (its edge is free), bounded by axis-aligned lines, exact to
 * 1e-7 m. Immutable and thread-safe.
 */
public final class FreeSpace {

    /** Radius of the agent of the benchmark. */
    public static final double AGENT_RADIUS_METRES = 0.15;

    /** Height of the agent, Habitat's default, metres: what hangs higher does not block. */
    public static final double AGENT_HEIGHT_METRES = 1.5;

    private static final double OUTER_WALL_METRES = 1.0;
    private static final double JOINT_METRES = 0.0005;

    private final PlanGrid grid;
    private final Obstructions solids;
    private final Corners corners;
    private final Islands islands;
    private final List<Rectangle> parts;

    /** Exactly the grid's free cells. */
    FreeSpace(PlanGrid grid) {
        this(grid, grid.merged(true));
    }

    private FreeSpace(PlanGrid grid, List<Rectangle> solids) {
        this.grid = grid;
        this.solids = new Obstructions(withSeamsClosed(grid, solids));
        this.corners = Corners.of(grid);
        this.islands = new Islands(grid);
        this.parts = grid.merged(false);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("The plan leaves no free space for the agent.\n"
                    + "Maybe the radius is larger than half of every room and doorway.");
        }
    }

    /** The free space of a furnished home; rugs and what hangs above the agent's head do not block. */
    public static FreeSpace of(Home home, FurnitureCatalogue catalogue, double radiusMetres) {
        Set<String> rugs = catalogue.pieces().stream()
                .filter(piece -> piece.placement() == Placement.RUG)
                .map(FurniturePiece::name)
                .collect(Collectors.toSet());
        List<Rectangle> air = new ArrayList<>();
        for (Room room : home.rooms()) {
            air.add(plan(room.air()));
        }
        for (Doorway doorway : home.doorways()) {
            air.add(plan(doorway.air()));
        }
        List<Rectangle> obstacles = new ArrayList<>();
        for (Furnishing furnishing : home.furnishings()) {
            if (furnishing.bounds().minY() < AGENT_HEIGHT_METRES && !rugs.contains(furnishing.piece())) {
                obstacles.add(plan(furnishing.bounds()));
            }
        }
        return of(air, obstacles, radiusMetres);
    }

    /**
     * @param air rooms and doorways; they may overlap, and those that touch are connected
     * @param obstacles anywhere
     * @throws IllegalArgumentException when there is no air, the radius is not positive or nothing stays free
     */
    public static FreeSpace of(List<Rectangle> air, List<Rectangle> obstacles, double radiusMetres) {
        if (air.isEmpty() || !(radiusMetres > 0)) {
            throw new IllegalArgumentException("A plan of (" + air.size() + ") rooms for an agent of radius ("
                    + radiusMetres + " m) has no free space; it needs a room and a radius above 0.");
        }
        Rectangle hull = air.stream().reduce(Rectangle::hull).get().grownBy(OUTER_WALL_METRES);
        PlanGrid plan = new PlanGrid(hull, air);
        plan.fill(true);
        air.forEach(room -> plan.mark(room, false));
        List<Rectangle> grown = new ArrayList<>();
        plan.merged(true).forEach(wall -> grown.add(wall.grownBy(radiusMetres)));
        obstacles.forEach(obstacle -> grown.add(obstacle.grownBy(radiusMetres)));

        PlanGrid grid = PlanGrid.blockedBy(hull, grown);
        for (List<Rectangle> joints = joints(grid); !joints.isEmpty(); joints = joints(grid)) {
            grown.addAll(joints);
            grid = PlanGrid.blockedBy(hull, grown);
        }
        grown.replaceAll(grid::snapped);
        return new FreeSpace(grid, grown);
    }

    /** Squares over the points where two solids touch with their corners: nothing may slip through a point. */
    private static List<Rectangle> joints(PlanGrid grid) {
        List<Rectangle> joints = new ArrayList<>();
        for (int row = 1; row < grid.rows(); row++) {
            for (int column = 1; column < grid.columns(); column++) {
                boolean rising = grid.isBlocked(column, row);
                boolean falling = grid.isBlocked(column - 1, row);
                if (rising != falling
                        && rising == grid.isBlocked(column - 1, row - 1)
                        && falling == grid.isBlocked(column, row - 1)) {
                    double x = grid.xLine(column);
                    double z = grid.zLine(row);
                    joints.add(new Rectangle(x, z, x, z).grownBy(JOINT_METRES));
                }
            }
        }
        return joints;
    }

    /** Two solids that meet in a line leave a slit of no width between them; a third solid across it closes it. */
    private static List<Rectangle> withSeamsClosed(PlanGrid grid, List<Rectangle> solids) {
        List<Rectangle> result = new ArrayList<>(solids);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (!grid.isBlocked(column, row)) {
                    continue;
                }
                Rectangle cell = grid.cell(column, row);
                if (column + 1 < grid.columns() && grid.isBlocked(column + 1, row)) {
                    closeSeam(cell.hull(grid.cell(column + 1, row)), cell.maxX(), cell.middleZ(), result);
                }
                if (row + 1 < grid.rows() && grid.isBlocked(column, row + 1)) {
                    closeSeam(cell.hull(grid.cell(column, row + 1)), cell.middleX(), cell.maxZ(), result);
                }
            }
        }
        return result;
    }

    private static void closeSeam(Rectangle across, double x, double z, List<Rectangle> solids) {
        for (Rectangle solid : solids) {
            if (x > solid.minX() && x < solid.maxX() && z > solid.minZ() && z < solid.maxZ()) {
                return;
            }
        }
        solids.add(across);
    }

    private static Rectangle plan(Box box) {
        return new Rectangle(box.minX(), box.minZ(), box.maxX(), box.maxZ());
    }

    public boolean isFree(double x, double z) {
        return islands.at(x, z) != Islands.NONE;
    }

    /** Number of the connected part that the point is in, from 0; empty where it is not free. */
    public Optional<Integer> island(double x, double z) {
        int island = islands.at(x, z);
        return island == Islands.NONE ? Optional.empty() : Optional.of(island);
    }

    /** Whether one can walk from one point to the other; false when either is not free. */
    public boolean areConnected(double fromX, double fromZ, double toX, double toZ) {
        int island = islands.at(fromX, fromZ);
        return island != Islands.NONE && island == islands.at(toX, toZ);
    }

    /** Square metres of each island. */
    public double[] islandAreas() {
        return islands.areas();
    }

    /** Whether the straight way between two points, at least one of them free, is free throughout. */
    public boolean isStraightWayFree(double fromX, double fromZ, double toX, double toZ) {
        return solids.isClear(fromX, fromZ, toX, toZ);
    }

    /** Metres from a free point to the edge of free space; 0 outside. */
    public double clearanceMetres(double x, double z) {
        return isFree(x, z) ? solids.clearance(x, z) : 0;
    }

    /** The free point nearest to the given one, itself when it is free; empty when none is within the limit. */
    public Optional<PlanPoint> nearestFree(double x, double z, double limitMetres) {
        PlanPoint query = new PlanPoint(x, z);
        if (isFree(x, z)) {
            return Optional.of(query);
        }
        PlanPoint best = query;
        double bestMetres = Double.POSITIVE_INFINITY;
        for (Rectangle part : parts) {
            PlanPoint candidate = part.nearest(x, z);
            double metres = candidate.distanceTo(query);
            if (metres < bestMetres) {
                bestMetres = metres;
                best = candidate;
            }
        }
        return bestMetres <= limitMetres ? Optional.of(best) : Optional.empty();
    }

    /** A point drawn uniformly over the area of free space. */
    public PlanPoint draw(RandomGenerator random) {
        double total = 0;
        for (Rectangle part : parts) {
            total += part.area();
        }
        double rest = random.nextDouble() * total;
        int chosen = 0;
        while (chosen < parts.size() - 1 && rest >= parts.get(chosen).area()) {
            rest -= parts.get(chosen++).area();
        }
        Rectangle part = parts.get(chosen);
        double x = part.minX() + random.nextDouble() * (part.maxX() - part.minX());
        double z = part.minZ() + random.nextDouble() * (part.maxZ() - part.minZ());
        return new PlanPoint(x, z);
    }

    /** Disjoint rectangles that together are the free space, for drawing plans. */
    public List<Rectangle> parts() {
        return parts;
    }

    PlanGrid grid() {
        return grid;
    }

    Corners corners() {
        return corners;
    }

    Obstructions solids() {
        return solids;
    }
}
