package avnav.experiments;

import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.FloorPlan.Area;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.navigation.FreeSpace;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An embedded home seen from above: rooms, doorways, and the furniture that stands in the way. */
public final class HomePlan {

    private HomePlan() {}

    public static FloorPlan of(Home home, FurnitureCatalogue furniture) {
        Map<String, FurniturePiece> pieces =
                furniture.pieces().stream().collect(Collectors.toMap(FurniturePiece::name, Function.identity()));
        return new FloorPlan(
                home.name(),
                home.rooms().stream().map(room -> area(room.name(), room.air())).toList(),
                home.doorways().stream()
                        .map(doorway -> area("doorway", doorway.air()))
                        .toList(),
                home.furnishings().stream()
                        .filter(piece -> piece.bounds().minY() < FreeSpace.AGENT_HEIGHT_METRES)
                        .filter(piece -> pieces.get(piece.piece()).placement() != FurniturePiece.Placement.RUG)
                        .map(piece -> area(piece.piece(), piece.bounds()))
                        .toList());
    }

    private static Area area(String name, Box box) {
        return new Area(name, box.minX(), box.minZ(), box.maxX(), box.maxZ());
    }
}
