package avnav.experiments.worldmodel;

import avnav.simbridge.Action;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What is known of a split's walks without looking or listening, and places on them, spread evenly over the homes. */
final class WalkPlaces {

    private final List<Walk> walks = new ArrayList<>();

    /**
     * One walk.
     *
     * @param facts without images and sounds
     * @param frames up to its STOP: what lies behind that was not walked
     */
    record Walk(TrajectoryInfo info, TrajectoryWindow facts, int frames) {}

    /** A frame of a walk. */
    record Place(Walk walk, int frame) {

        double geodesic() {
            return walk.facts().geodesicMetres()[frame];
        }

        /** Metres by which the next steps shorten the way to the source. */
        double decrease(int steps) {
            return geodesic() - walk.facts().geodesicMetres()[frame + steps];
        }

        /** The action that was taken so many steps later. */
        Action action(int later) {
            return walk.facts().actionInto(frame + later + 1);
        }
    }

    /** Which frames are wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean is(Place place);
    }

    WalkPlaces(TrajectoryStore store, HomeSplit split) {
        for (TrajectoryInfo info : store.trajectories(split)) {
            TrajectoryWindow facts = store.readWithoutSenses(info.index());
            walks.add(new Walk(info, facts, framesBeforeStop(facts)));
        }
    }

    private static int framesBeforeStop(TrajectoryWindow facts) {
        for (int i = 1; i < facts.frames(); i++) {
            if (facts.actionInto(i) == Action.STOP) {
                return i;
            }
        }
        return facts.frames();
    }

    /**
     * Frames with so many before them and so many after, each at most once.
     *
     * @param random is consumed
     * @return in turn one of each home while it has any; fewer than {@code count} where there are no more
     */
    List<Place> draw(int count, int before, int after, RandomGenerator random, Wanted wanted) {
        Map<String, List<Place>> byHome = new TreeMap<>();
        for (Walk walk : walks) {
            for (int frame = before; frame + after < walk.frames(); frame++) {
                Place place = new Place(walk, frame);
                if (wanted.is(place)) {
                    byHome.computeIfAbsent(walk.info().scene(), home -> new ArrayList<>())
                            .add(place);
                }
            }
        }
        byHome.values().forEach(places -> shuffle(places, random));
        List<Place> drawn = new ArrayList<>();
        boolean more = true;
        for (int round = 0; more; round++) {
            more = false;
            for (List<Place> places : byHome.values()) {
                if (round < places.size() && drawn.size() < count) {
                    drawn.add(places.get(round));
                    more = true;
                }
            }
        }
        return drawn;
    }

    private static void shuffle(List<Place> places, RandomGenerator random) {
        for (int i = places.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Place moved = places.get(i);
            places.set(i, places.get(other));
            places.set(other, moved);
        }
    }
}
