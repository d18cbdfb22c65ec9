package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Chooses the actions of one walk: smoothly along shortest ways from place to place, and off them. A planner will ask a
 * world model about bad actions too, so the walk takes them: it walks into walls, turns away, walks back, goes elsewhere,
 * looks round, and takes some actions blindly. In the last part of the longest walk it strays no more, so as to arrive.
 */
final class Walker {

    static final double MOST_RESTLESS = 1.7;

    private static final double LEAST_RESTLESS = 0.3;
    private static final double ARRIVAL_METRES = 0.3;
    private static final double LEAST_STOP_METRES = 0.2;
    private static final double MOST_STOP_METRES = 0.95;
    private static final double GOOD_PROGRESS = 0.8;
    private static final double NEAR_METRES = 1.5;
    private static final double STRAYING_SHARE = 0.6;

    private final Itinerary itinerary;
    private final MotionPattern pattern;
    private final Ground ground;
    private final Motion motion;
    private final GenerationSettings settings;
    private final SplittableRandom random;
    private final Excursions excursions;
    private final double restlessness;
    private final double randomShare;
    private final double stopMetres;
    private final boolean endsInStop;
    private final ArrayDeque<Action> planned = new ArrayDeque<>();
    private Optional<Ground.Way> detour = Optional.empty();
    private int detourSteps;
    private int place = -1;
    private Ground.Way course;
    private int steps;

    Walker(
            Ground ground,
            Motion motion,
            Itinerary itinerary,
            MotionPattern pattern,
            GenerationSettings settings,
            SplittableRandom random) {
        this.ground = ground;
        this.motion = motion;
        this.itinerary = itinerary;
        this.pattern = pattern;
        this.settings = settings;
        this.random = random;
        this.excursions = new Excursions(ground, motion.turnDegrees(), random);
        WanderSettings wandering = settings.wandering();
        double square = random.nextDouble();
        this.randomShare = wandering.leastRandomShare()
                + square * square * (wandering.mostRandomShare() - wandering.leastRandomShare());
        this.restlessness = LEAST_RESTLESS + random.nextDouble() * (MOST_RESTLESS - LEAST_RESTLESS);
        this.stopMetres = LEAST_STOP_METRES + random.nextDouble() * (MOST_STOP_METRES - LEAST_STOP_METRES);
        this.endsInStop = pattern == MotionPattern.TO_SOURCE || random.nextBoolean();
        this.course = nextCourse();
    }

    /**
     * The next action; empty when the walk has arrived. A walk to the source ends in STOP instead, beyond 1 m when its
     * frames run out; so does every second of the others, mostly in vain.
     *
     * @param sourceMetres geodesic distance from the pose to the source
     */
    Optional<Action> next(Pose pose, double sourceMetres) {
        int left = settings.mostFrames() - 1 - steps++;
        if (left == 0 || left == 1 && endsInStop) {
            return endsInStop && left == 1 ? Optional.of(Action.STOP) : Optional.empty();
        }
        boolean strays = steps < STRAYING_SHARE * settings.mostFrames();
        if (strays && random.nextDouble() < randomShare) {
            return Optional.of(blind());
        }
        if (planned.isEmpty() && detour.isEmpty()) {
            while (hasArrived(pose)) {
                if (place == itinerary.places().size() - 1) {
                    return endsInStop ? Optional.of(Action.STOP) : Optional.empty();
                }
                course = nextCourse();
            }
            if (strays) {
                setOff(pose, sourceMetres);
            }
        }
        return Optional.of(planned.isEmpty() ? onCourse(pose) : planned.removeFirst());
    }

    private Ground.Way nextCourse() {
        place++;
        return ground.wayTo(itinerary.places().get(place));
    }

    private boolean hasArrived(Pose pose) {
        boolean toSource = pattern == MotionPattern.TO_SOURCE
                && place == itinerary.places().size() - 1;
        return course.metresFrom(floor(pose)) < (toSource ? stopMetres : ARRIVAL_METRES);
    }

    /** Two in three blind actions walk on, one in six each turns. */
    private Action blind() {
        return random.nextInt(3) > 0
                ? Action.MOVE_FORWARD
                : random.nextBoolean() ? Action.TURN_LEFT : Action.TURN_RIGHT;
    }

    private void setOff(Pose pose, double sourceMetres) {
        WanderSettings rates = settings.wandering();
        double look = rates.lookRate() * (sourceMetres < NEAR_METRES ? rates.nearFactor() : 1);
        double draw = random.nextDouble() / restlessness;
        if ((draw -= rates.detourRate()) < 0) {
            excursions.placeNear(pose).ifPresent(point -> {
                detour = Optional.of(ground.wayTo(point));
                detourSteps = Excursions.LEAST_DETOUR + random.nextInt(Excursions.LEAST_DETOUR);
            });
        } else if ((draw -= rates.bumpRate()) < 0) {
            planned.addAll(excursions.bump(pose));
        } else if ((draw -= look) < 0) {
            planned.addAll(excursions.lookRound());
        } else if (draw - rates.retreatRate() < 0) {
            planned.addAll(excursions.retreat());
        }
    }

    private Action onCourse(Pose pose) {
        if (detour.isPresent()) {
            Ground.Way elsewhere = detour.get();
            if (detourSteps-- > 0 && elsewhere.metresFrom(floor(pose)) >= ARRIVAL_METRES) {
                return along(elsewhere, pose);
            }
            detour = Optional.empty();
        }
        return along(course, pose);
    }

    /** Forward where it is nearly the shortest way, so that the walk is smooth; else as the greedy follower advises. */
    private Action along(Ground.Way way, Pose pose) {
        double progress = way.metresFrom(floor(pose)) - way.ahead(pose).metres();
        if (progress >= GOOD_PROGRESS * motion.stepMetres()) {
            return Action.MOVE_FORWARD;
        }
        return way.follow(pose, LEAST_STOP_METRES / 2)
                .filter(action -> action != Action.STOP)
                .orElseGet(this::blind);
    }

    private static Position floor(Pose pose) {
        return new Position(pose.x(), pose.y(), pose.z());
    }
}
