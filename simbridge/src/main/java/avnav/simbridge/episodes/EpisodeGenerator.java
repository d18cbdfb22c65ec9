package avnav.simbridge.episodes;

import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.navigation.FreeSpace;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.PlanPoint;
import avnav.simbridge.embedded.navigation.VisibilityGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes episodes for our homes: start and source connected, 2 to 20 m of walk apart and spread evenly over classes of
 * distance and of detour ({@link Candidates}), so that straight lines do not dominate; the start heading is uniform. The
 * same arguments give the same episodes on any machine. Thread-safe.
 *
 * <p>{@code info.num_action} counts the greedy follower's actions, STOP included, with the paper's step and turn.
 */
public final class EpisodeGenerator {

    /** Seed of the committed splits. */
    public static final long COMMITTED_SEED = 1;

    private static final String SOUND = "telephone";
    private static final int LEAST_SOURCES = 24;
    private static final int SOURCES_PER_EPISODE = 3;

    private final Homes homes;
    private final FurnitureCatalogue catalogue;

    public EpisodeGenerator(FurnitureCatalogue catalogue) {
        this.homes = new Homes(catalogue);
        this.catalogue = catalogue;
    }

    /** Number of episodes of the committed splits (20 a home in test, 10 in val); the same measure for train. */
    public static int usualCount(HomeSplit split) {
        return split == HomeSplit.VAL ? 80 : 20 * split.homes();
    }

    /**
     * Episodes of a split, in the order of its homes, numbered from 0; every home gets its even share.
     *
     * @param seed of the episodes; the homes have their own
     * @throws IllegalArgumentException when the count is below 1
     */
    public List<Episode> generate(HomeSplit split, int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "The number of episodes (" + count + ") must be at least 1.\nMaybe use " + usualCount(split) + ".");
        }
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < split.homes(); i++) {
            int share = count / split.homes() + (i < count % split.homes() ? 1 : 0);
            if (share > 0) {
                episodes.addAll(generate(homes.byName(split.homeName(i)), share, seed, episodes.size()));
            }
        }
        return episodes;
    }

    /**
     * Episodes of one home.
     *
     * @param firstId number that the first episode is named by
     * @throws IllegalStateException when the home is too small for so many
     */
    public List<Episode> generate(Home home, int count, long seed, int firstId) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ hash(home.name()));
        FreeSpace space = FreeSpace.of(home, catalogue, FreeSpace.AGENT_RADIUS_METRES);
        VisibilityGraph graph = new VisibilityGraph(space);
        Locomotion locomotion = new Locomotion(space, Motion.AVWM, true);
        Candidates candidates =
                Candidates.draw(graph, Math.max(LEAST_SOURCES, SOURCES_PER_EPISODE * count), random.split());
        List<Episode> episodes = new ArrayList<>();
        while (episodes.size() < count) {
            Candidates.Pair pair = candidates
                    .next()
                    .orElseThrow(() -> new IllegalStateException("The home (" + home.name() + ") has room for only ("
                            + episodes.size() + ") of (" + count + ") episodes.\nMaybe ask for fewer."));
            Pose start = new Pose(pair.start().x(), 0, pair.start().z(), heading(random));
            Geodesics geodesics =
                    new Geodesics(graph, pair.source().x(), pair.source().z());
            Optional<Integer> actions = GreedyFollower.expertActions(
                    locomotion, geodesics, start, GreedyFollower.GOAL_RADIUS_METRES, NavigationTask.AV_NAV.maxSteps());
            actions.ifPresent(
                    expert -> episodes.add(episode(firstId + episodes.size(), home.name(), start, pair, expert)));
        }
        return episodes;
    }

    private static Episode episode(int id, String scene, Pose start, Candidates.Pair pair, int expertActions) {
        PlanPoint source = pair.source();
        return new Episode(
                String.valueOf(id),
                scene,
                start,
                new Position(source.x(), 0, source.z()),
                SOUND,
                Candidates.rounded(pair.geodesicMetres()),
                expertActions);
    }

    /** Uniform over the circle, among the headings that a file can hold exactly. */
    private static double heading(SplittableRandom random) {
        while (true) {
            double yaw = YawQuaternion.written((random.nextDouble() * 2 - 1) * Math.PI);
            if (YawQuaternion.written(yaw) == yaw) {
                return yaw;
            }
        }
    }

    /** FNV-1a, 64 bits. */
    private static long hash(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
