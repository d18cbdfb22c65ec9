package avnav.worldmodel.data;

import avnav.simbridge.embedded.home.HomeSplit;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Everything that decides a generated data set: {@code configs/data/*.yaml}. A trajectory depends on the seed, its home
 * and its number within the home, so a set with fewer trajectories is a part of one with more.
 *
 * @param trainTrajectories spread evenly over the 51 train homes
 * @param valTrajectories over the 8 val homes
 * @param testTrajectories over the 17 test homes
 * @param mostFrames of one trajectory, the first observation included
 * @param leastMetres shortest walk between the source and a random start or goal
 * @param audibleMetres longest walk to the source, farther than which no walk's ends or bends lie
 * @param acoustics what renders the responses from the source to the ears; a manifest names it unless it is EMBEDDED.
 *     In the world HABITAT it is RLR, whatever is asked for
 * @param world where the walks are walked, seen and heard; a manifest names it unless it is EMBEDDED
 * @param habitat what the world HABITAT needs besides; in another world it is dropped
 */
public record GenerationSettings(
        long seed,
        int trainTrajectories,
        int valTrajectories,
        int testTrajectories,
        int mostFrames,
        double leastMetres,
        double audibleMetres,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualAcoustics.class)
        Acoustics acoustics,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = UsualWorld.class)
        World world,

        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NoHabitat.class)
        HabitatRecipe habitat,

        WanderSettings wandering) {

    private static final int LONGEST = 500;

    /** What renders the responses. */
    public enum Acoustics {
        /** The room model in Java. */
        EMBEDDED,
        /** SoundSpaces 2.0's engine in a Python child: 1000 rays, ten frames a second and thread. */
        RLR
    }

    /** Where the walks are walked. */
    public enum World {
        /** Our homes, in Java. */
        EMBEDDED,
        /** Habitat-Sim in a Python child: our homes as its scenes, or the scenes of SoundSpaces' episodes. */
        HABITAT
    }

    /** Equal to what a manifest need not say. */
    static final class UsualWorld {

        @Override
        public boolean equals(Object other) {
            return other == World.EMBEDDED;
        }

        @Override
        public int hashCode() {
            return World.EMBEDDED.hashCode();
        }
    }

    /** Equal to what a manifest need not say. */
    static final class NoHabitat {

        @Override
        public boolean equals(Object other) {
            return HabitatRecipe.NONE.equals(other);
        }

        @Override
        public int hashCode() {
            return HabitatRecipe.NONE.hashCode();
        }
    }

    /** Equal to what a manifest need not say. */
    static final class UsualAcoustics {

        @Override
        public boolean equals(Object other) {
            return other == Acoustics.EMBEDDED;
        }

        @Override
        public int hashCode() {
            return Acoustics.EMBEDDED.hashCode();
        }
    }

    /** In our homes, heard by the embedded room model. */
    public GenerationSettings(
            long seed,
            int trainTrajectories,
            int valTrajectories,
            int testTrajectories,
            int mostFrames,
            double leastMetres,
            double audibleMetres,
            WanderSettings wandering) {
        this(
                seed,
                trainTrajectories,
                valTrajectories,
                testTrajectories,
                mostFrames,
                leastMetres,
                audibleMetres,
                Acoustics.EMBEDDED,
                wandering);
    }

    /** In our homes. */
    public GenerationSettings(
            long seed,
            int trainTrajectories,
            int valTrajectories,
            int testTrajectories,
            int mostFrames,
            double leastMetres,
            double audibleMetres,
            Acoustics acoustics,
            WanderSettings wandering) {
        this(
                seed,
                trainTrajectories,
                valTrajectories,
                testTrajectories,
                mostFrames,
                leastMetres,
                audibleMetres,
                acoustics,
                World.EMBEDDED,
                HabitatRecipe.NONE,
                wandering);
    }

    public GenerationSettings {
        acoustics = world == World.HABITAT ? Acoustics.RLR : acoustics;
        habitat = world == World.HABITAT ? habitat : HabitatRecipe.NONE;
        if (trainTrajectories < 0 || valTrajectories < 0 || testTrajectories < 0) {
            throw new IllegalArgumentException(
                    "The numbers of trajectories (" + trainTrajectories + ", " + valTrajectories + ", "
                            + testTrajectories + ") must not be negative.\nMaybe use 0 to leave a split out.");
        }
        if ((long) trainTrajectories + valTrajectories + testTrajectories == 0) {
            throw new IllegalArgumentException("There must be a trajectory to generate.\nMaybe set trainTrajectories.");
        }
        if (mostFrames < 2 || mostFrames > LONGEST) {
            throw new IllegalArgumentException("The most frames of a trajectory (" + mostFrames + ") must lie in 2 to "
                    + LONGEST + ".\nMaybe more trajectories are meant.");
        }
        if (!(leastMetres >= 1 && leastMetres < audibleMetres)) {
            throw new IllegalArgumentException("The walks' distances from the source (" + leastMetres + " to "
                    + audibleMetres + " m) must rise and begin at 1 or more.\nMaybe use 2 and 20.");
        }
    }

    public int trajectories(HomeSplit split) {
        return switch (split) {
            case TRAIN -> trainTrajectories;
            case VAL -> valTrajectories;
            case TEST -> testTrajectories;
        };
    }

    public int trajectories() {
        return trainTrajectories + valTrajectories + testTrajectories;
    }
}
