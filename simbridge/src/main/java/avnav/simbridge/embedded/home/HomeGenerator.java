package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes homes from seeds: 4 to 10 rooms on 50 to 200 square metres, every room reachable, furnished so that a body
 * of 0.2 m radius can walk from each doorway of a room to each other.
 *
 * <p>Slices a rectangle at random many times, keeps the plan that the {@link Judge} likes best, then cuts openings,
 * decorates and furnishes. Every purpose draws from its own named stream. Thread-safe.
 */
public final class HomeGenerator {

    private static final int DRAFTS = 400;
    private static final int MOST_DRAFTS = 40_000;

    private final List<FurniturePiece> pieces;
    private final SurfaceCatalogue surfaces;

    /** @param pieces of all splits, in the catalogue's order */
    public HomeGenerator(List<FurniturePiece> pieces, SurfaceCatalogue surfaces) {
        this.pieces = List.copyOf(pieces);
        this.surfaces = surfaces;
    }

    /**
     * The same arguments give the same home to the last bit on any machine.
     *
     * @param split whose furniture and surfaces are used
     */
    public Home generate(String name, long seed, HomeSplit split) {
        Programme programme = Programme.draw(Draws.of(seed, "programme"));
        Draft draft = best(programme, Draws.of(seed, "drafts"));
        int heightMillimetres = Draws.of(seed, "height").stepped(2500, 2800, 50);
        Openings openings = new Openings(draft, programme, Draws.of(seed, "openings"));
        List<Doorway> doorways = openings.doorways();
        List<Window> windows = openings.windows();
        List<Room> rooms = new Decorator(surfaces, split, Draws.of(seed, "surfaces")).rooms(draft, heightMillimetres);
        double wallMetres = 2 * Draft.HALF_WALL_MILLIMETRES / 1000.0;
        double heightMetres = heightMillimetres / 1000.0;
        Home shell = new Home(name, seed, heightMetres, wallMetres, rooms, doorways, windows, List.of());
        Assortment assortment = Assortment.of(pieces, split);
        List<Furnishing> furnishings = new ArrayList<>();
        for (int room = 0; room < rooms.size(); room++) {
            Draws draws = Draws.of(seed, "furniture of " + rooms.get(room).name());
            furnishings.addAll(Furnisher.furnish(assortment, shell, room, draws));
        }
        return new Home(name, seed, heightMetres, wallMetres, rooms, doorways, windows, furnishings);
    }

    private static Draft best(Programme programme, Draws draws) {
        Draft best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_DRAFTS && (i < DRAFTS || best == null); i++) {
            Draft draft = Slicer.slice(programme, draws);
            double penalty = Judge.penalty(draft, programme);
            if (penalty < least) {
                least = penalty;
                best = draft;
            }
        }
        if (best == null) {
            throw new IllegalStateException("No plan among (" + MOST_DRAFTS + ") drafts suits the programme ("
                    + programme + ").\nMaybe take another seed.");
        }
        return best;
    }
}
