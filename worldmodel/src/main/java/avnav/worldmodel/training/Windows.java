package avnav.worldmodel.training;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws windows from a set of walks, in the shares that the settings ask for. */
public final class Windows {

    /** A STOP nearer than this succeeds. */
    public static final double SUCCESS_METRES = 1;

    private static final double BORDER_METRES = 3;

    private final List<LatentTrajectory> walks;
    private final WindowSettings settings;
    private final List<Place> near = new ArrayList<>();
    private final List<Place> border = new ArrayList<>();
    private final List<Place> anywhere = new ArrayList<>();

    private record Place(int trajectory, int frame) {}

    /** @throws IllegalArgumentException when no walk has a step, or no frame is within 1 m though the settings want one */
    public Windows(List<LatentTrajectory> walks, WindowSettings settings) {
        this.walks = List.copyOf(walks);
        this.settings = settings;
        for (int i = 0; i < walks.size(); i++) {
            LatentTrajectory walk = walks.get(i);
            for (int frame = 0; frame + 1 < walk.frames(); frame++) {
                Place place = new Place(i, frame);
                double distance = walk.geodesic(frame);
                if (distance < SUCCESS_METRES) {
                    near.add(place);
                } else if (distance < BORDER_METRES) {
                    border.add(place);
                }
                anywhere.add(place);
            }
        }
        if (anywhere.isEmpty() || settings.nearShare() > 0 && near.isEmpty()) {
            throw new IllegalArgumentException("Of (" + walks.size() + ") walks " + anywhere.size()
                    + " frames are followed by a step and " + near.size() + " lie within 1 m of the source.\n"
                    + "Maybe the data set is too small, or nearShare should be 0.");
        }
    }

    public List<LatentTrajectory> walks() {
        return walks;
    }

    /** Frames from which a window can look ahead. */
    public int size() {
        return anywhere.size();
    }

    /** @param random is consumed */
    public List<Window> draw(RandomGenerator random, int count) {
        List<Window> windows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            windows.add(window(place(random), random));
        }
        return windows;
    }

    private Place place(RandomGenerator random) {
        double choice = random.nextDouble();
        if (choice < settings.nearShare()) {
            return pick(near, random);
        }
        if (choice < settings.nearShare() + settings.borderShare() && !border.isEmpty()) {
            return pick(border, random);
        }
        // Drawn anew where it is within 1 m, or the share of those windows would be larger than asked for.
        Place place = pick(anywhere, random);
        for (int attempt = 0; attempt < 20 && settings.nearShare() > 0 && isNear(place); attempt++) {
            place = pick(anywhere, random);
        }
        return place;
    }

    private boolean isNear(Place place) {
        return walks.get(place.trajectory()).geodesic(place.frame()) < SUCCESS_METRES;
    }

    private static Place pick(List<Place> places, RandomGenerator random) {
        return places.get(random.nextInt(places.size()));
    }

    private Window window(Place place, RandomGenerator random) {
        List<Goal> goals = new ArrayList<>(settings.goals());
        for (int i = 0; i < settings.goals(); i++) {
            goals.add(goal(place, random));
        }
        return new Window(place.trajectory(), place.frame(), goals);
    }

    private Goal goal(Place place, RandomGenerator random) {
        LatentTrajectory walk = walks.get(place.trajectory());
        double stop = settings.stopChance(isNear(place));
        double rest = 1 - settings.stopShare();
        double choice = random.nextDouble();
        if (choice < stop) {
            return new Goal(Goal.Kind.STOP, 1, Action.STOP);
        }
        double within = rest == 0 ? 0 : (choice - stop) / Math.max(1e-12, 1 - stop) * rest;
        if (within < settings.counterfactualShare()) {
            return counterfactual(walk, place.frame(), random);
        }
        if (within < settings.counterfactualShare() + settings.oneStepShare()) {
            return future(walk, place.frame(), 1);
        }
        int ahead = Math.min(settings.maxOffset(), walk.frames() - 1 - place.frame());
        int behind = settings.backward() ? Math.min(settings.maxOffset(), place.frame()) : 0;
        int offset = random.nextInt(ahead + behind) - behind;
        return future(walk, place.frame(), offset < 0 ? offset : offset + 1);
    }

    private static Goal future(LatentTrajectory walk, int frame, int offset) {
        return new Goal(Goal.Kind.FUTURE, offset, walk.actionInto(offset > 0 ? frame + 1 : frame));
    }

    /** Forward wherever it was not taken, because only it can change the distance; else one of the turns. */
    private static Goal counterfactual(LatentTrajectory walk, int frame, RandomGenerator random) {
        boolean moved = walk.actionAfter(frame) == Action.MOVE_FORWARD;
        Action turn = random.nextBoolean() ? Action.TURN_LEFT : Action.TURN_RIGHT;
        return new Goal(Goal.Kind.COUNTERFACTUAL, 1, moved ? turn : Action.MOVE_FORWARD);
    }
}
