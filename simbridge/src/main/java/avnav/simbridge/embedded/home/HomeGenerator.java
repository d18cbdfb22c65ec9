package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.furniture.FurniturePiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes homes from seeds: 4 to 10 rooms on 50 to 200 square metres, every room reachable, furnished so that a body
 * of 0.2 m radius can walk from each doorway of a room to each other.
 *
 * <p>Slices a rectangle at random many times, keeps the plan that the {@link Judge} likes best, then cuts openings,
 * decorates and furnishes. Every purpose draws from its own named stream. Thread-safe.
 */
public final class HomeGenerator {

    private static final int DRAFTS = 800;
    private static final int PROGRAMMES = 50;

    private final List<FurniturePiece> pieces;
    private final SurfaceCatalogue surfaces;

    private record Plan(Programme programme, Draft draft) {}

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
        Plan plan = plan(seed);
        Draft draft = plan.draft();
        int heightMillimetres = Draws.of(seed, "height").stepped(2500, 2800, 50);
        Openings openings = new Openings(draft, plan.programme(), Draws.of(seed, "openings"));
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

    private static Plan plan(long seed) {
        for (int attempt = 0; attempt < PROGRAMMES; attempt++) {
            Programme programme = Programme.draw(Draws.of(seed, "programme " + attempt));
            Optional<Draft> best = best(programme, Draws.of(seed, "drafts " + attempt));
            if (best.isPresent()) {
                return new Plan(programme, best.get());
            }
        }
        throw new IllegalStateException("No plan among (" + PROGRAMMES * DRAFTS + ") drafts suits the seed (" + seed
                + ").\nMaybe take another seed.");
    }

    private static Optional<Draft> best(Programme programme, Draws draws) {
        Optional<Draft> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < DRAFTS; i++) {
            Draft draft = Slicer.slice(programme, draws);
            double penalty = Judge.penalty(draft, programme);
            if (penalty < least) {
                least = penalty;
                best = Optional.of(draft);
            }
        }
        return best;
    }
}
