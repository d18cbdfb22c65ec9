package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Window.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries places for single pieces in one room, in the ways in which people place them. */
final class Arranger {

    private static final int TRIES = 24;
    private static final int GAP_TO_WALL = 20;
    private static final int GAP_ON_WALL = 2;
    private static final int GAP_BESIDE = 30;

    private final FreeFloor floor;
    private final Draws draws;

    Arranger(FreeFloor floor, Draws draws) {
        this.floor = floor;
        this.draws = draws;
    }

    /** Where along a wall. */
    enum Along {
        CENTRE,
        END,
        ANYWHERE
    }

    Optional<Spot> againstWall(FurniturePiece piece, Along along) {
        List<Side> sides = draws.shuffled(List.of(Side.values()));
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Side side = sides.get(attempt % sides.size());
            int slack = length(side) - Spot.wide(piece) - 2 * GAP_TO_WALL;
            if (slack < 0) {
                continue;
            }
            boolean first = attempt < sides.size();
            boolean second = attempt < 2 * sides.size();
            int start = draws.between(0, slack);
            if (first && along == Along.CENTRE) {
                start = slack / 2;
            } else if (second && along == Along.CENTRE) {
                start = slack / 4 + draws.between(0, slack / 2);
            } else if (second && along == Along.END) {
                start = first ? 0 : slack;
            }
            Optional<Spot> spot = tried(onSide(piece, side, GAP_TO_WALL + start, GAP_TO_WALL, 0));
            if (spot.isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }

    Optional<Spot> inCorner(FurniturePiece piece) {
        for (int corner : draws.shuffled(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            Side side = Side.values()[corner / 2];
            int slack = length(side) - Spot.wide(piece) - 2 * GAP_TO_WALL;
            if (slack >= 0) {
                int start = corner % 2 == 0 ? 0 : slack;
                Optional<Spot> spot = tried(onSide(piece, side, GAP_TO_WALL + start, GAP_TO_WALL, 0));
                if (spot.isPresent()) {
                    return spot;
                }
            }
        }
        return againstWall(piece, Along.ANYWHERE);
    }

    /** At the same wall as another piece, close to its right or left. */
    Optional<Spot> beside(Spot other, FurniturePiece piece, boolean right) {
        Side side = Spot.BACK[other.quarterTurns()];
        boolean alongX = side == Side.MIN_Z || side == Side.MAX_Z;
        int low = (alongX ? other.foot().minX() : other.foot().minZ()) - wallStart(side);
        int high = (alongX ? other.foot().maxX() : other.foot().maxZ()) - wallStart(side);
        int start = right ? high + GAP_BESIDE : low - GAP_BESIDE - Spot.wide(piece);
        return start < 0 ? Optional.empty() : tried(onSide(piece, side, start, GAP_TO_WALL, 0));
    }

    /** Before another piece at a distance, turned like it, or towards it. */
    Optional<Spot> before(Spot other, FurniturePiece piece, int gap, boolean towards) {
        int turns = (other.quarterTurns() + (towards ? 2 : 0)) % 4;
        boolean alongZ = other.frontZ() != 0;
        int depth = alongZ ? other.foot().sizeZ() : other.foot().sizeX();
        int reach = depth / 2 + gap + Spot.deep(piece) / 2;
        return tried(Spot.around(
                piece, turns, other.middleX() + other.frontX() * reach, other.middleZ() + other.frontZ() * reach, 0));
    }

    /** At the wall that another piece faces, as straight before it as possible. */
    Optional<Spot> facing(Spot other, FurniturePiece piece) {
        Side side = Spot.BACK[(other.quarterTurns() + 2) % 4];
        boolean alongX = side == Side.MIN_Z || side == Side.MAX_Z;
        int middle = (alongX ? other.middleX() : other.middleZ()) - wallStart(side) - Spot.wide(piece) / 2;
        for (int shift : new int[] {0, 300, -300, 600, -600, 900, -900, 1300, -1300}) {
            Optional<Spot> spot = tried(onSide(piece, side, middle + shift, GAP_TO_WALL, 0));
            if (spot.isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }

    /** As near the room's middle as possible, along its length or across. */
    Optional<Spot> inMiddle(FurniturePiece piece) {
        Plot air = floor.air();
        int along = air.sizeX() >= air.sizeZ() == (Spot.wide(piece) >= Spot.deep(piece)) ? 0 : 1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int spreadX = air.sizeX() / 3 * attempt / TRIES;
            int spreadZ = air.sizeZ() / 3 * attempt / TRIES;
            int x = (air.minX() + air.maxX()) / 2 + draws.between(-spreadX, spreadX);
            int z = (air.minZ() + air.maxZ()) / 2 + draws.between(-spreadZ, spreadZ);
            Optional<Spot> spot = tried(Spot.around(piece, attempt % 4 == 3 ? 1 - along : along, x, z, 0));
            if (spot.isPresent()) {
                return spot;
            }
        }
        return Optional.empty();
    }

    /** With the middle at a point, no questions asked about walls. */
    Optional<Spot> at(FurniturePiece piece, int quarterTurns, int middleX, int middleZ, int low) {
        return tried(Spot.around(piece, quarterTurns, middleX, middleZ, low));
    }

    /** Hung at a height, anywhere there is a bare stretch of wall. */
    Optional<Spot> onWall(FurniturePiece piece, int low) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Side side = draws.pick(List.of(Side.values()));
            int slack = length(side) - Spot.wide(piece) - 300;
            if (slack >= 0) {
                int start = 150 + (attempt % 2 == 0 ? slack / 2 : draws.between(0, slack));
                Optional<Spot> spot = tried(onSide(piece, side, start, GAP_ON_WALL, low));
                if (spot.isPresent()) {
                    return spot;
                }
            }
        }
        return Optional.empty();
    }

    /** Hung above a piece that stands at a wall. */
    Optional<Spot> above(Spot other, FurniturePiece piece, int low) {
        Side side = Spot.BACK[other.quarterTurns()];
        boolean alongX = side == Side.MIN_Z || side == Side.MAX_Z;
        int middle = (alongX ? other.middleX() : other.middleZ()) - wallStart(side);
        return tried(onSide(piece, side, middle - Spot.wide(piece) / 2, GAP_ON_WALL, low));
    }

    /** Units side by side along a wall, starting at one of its ends; empty when fewer than three fit. */
    List<Spot> row(List<FurniturePiece> units) {
        for (int choice : draws.shuffled(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
            Side side = Side.values()[choice / 2];
            boolean fromEnd = choice % 2 == 1;
            List<Spot> row = new ArrayList<>();
            int start = GAP_TO_WALL;
            for (FurniturePiece unit : units) {
                int low = fromEnd ? length(side) - start - Spot.wide(unit) : start;
                Optional<Spot> spot = tried(onSide(unit, side, low, GAP_TO_WALL, 0));
                if (spot.isPresent()) {
                    row.add(spot.get());
                    start += Spot.wide(unit);
                }
            }
            if (row.size() >= 3) {
                return row;
            }
            floor.placed().removeAll(row);
        }
        return List.of();
    }

    private Optional<Spot> tried(Spot spot) {
        return floor.place(spot) ? Optional.of(spot) : Optional.empty();
    }

    private int length(Side side) {
        return side == Side.MIN_Z || side == Side.MAX_Z
                ? floor.air().sizeX()
                : floor.air().sizeZ();
    }

    private int wallStart(Side side) {
        return side == Side.MIN_Z || side == Side.MAX_Z
                ? floor.air().minX()
                : floor.air().minZ();
    }

    private Spot onSide(FurniturePiece piece, Side side, int start, int gap, int low) {
        Plot air = floor.air();
        int depth = Spot.deep(piece) + gap;
        return switch (side) {
            case MIN_Z -> Spot.at(piece, 0, air.minX() + start, air.minZ() + gap, low);
            case MIN_X -> Spot.at(piece, 1, air.minX() + gap, air.minZ() + start, low);
            case MAX_Z -> Spot.at(piece, 2, air.minX() + start, air.maxZ() - depth, low);
            case MAX_X -> Spot.at(piece, 3, air.maxX() - depth, air.minZ() + start, low);
        };
    }
}
