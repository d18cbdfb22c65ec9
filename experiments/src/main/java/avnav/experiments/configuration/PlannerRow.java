package avnav.experiments.configuration;

import avnav.experiments.BadInput;
import avnav.planner.BeamSettings;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A benchmark row that plans. Its name carries the settings, such as {@code beam-oracle-k3-b3-h5}: candidates, beam width
 * and rollout length. Where it differs from the configuration's {@code planner} section otherwise, a word is added:
 * {@code -every}, {@code -sum} or {@code -leaf} (scoring), {@code -sampled} or {@code -top} (proposal), {@code -r3} (times an
 * action is repeated in an imagined step), {@code -g0.95} (discount), {@code -v0.5} (weight of the value), {@code -c0.5} (weight of the
 * present's value), {@code -p0.3} (weight of the policy's prior).
 */
public record PlannerRow(WorldModel worldModel, BeamSettings settings) {

    /** Who imagines. */
    public enum WorldModel {
        /** AV-CDiT, trained on AVW-4k. */
        AVWM,
        /** The simulator itself: knows the truth. */
        ORACLE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern NAME =
            Pattern.compile("beam-(avwm|oracle)-k(\\d{1,4})-b(\\d{1,4})-h(\\d{1,4})((?:-[a-z]+[0-9.]*)*)");
    private static final Pattern NUMBER = Pattern.compile("([rgvcp])([0-9]+(?:\\.[0-9]+)?)");
    private static final String PREFIX = "beam-";
    private static final List<String> SCORINGS = List.of("every", "sum", "leaf");
    private static final List<String> PROPOSALS = List.of("sampled", "top");

    /** Whether the row's name is a planner's. */
    public static boolean isPlanner(String row) {
        return row.startsWith(PREFIX);
    }

    /**
     * What a row's random generator is named after: all planners draw the same numbers in the same episode, so that cells
     * of a sweep differ by their settings alone.
     */
    public static String chance(String row) {
        return isPlanner(row) ? "beam" : row;
    }

    /**
     * @param defaults for what the name does not say
     * @throws BadInput when the name is no planner's or a setting is out of range
     */
    public static PlannerRow parse(String name, BeamSettings defaults) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new BadInput(
                    "The planner (" + name + ") does not exist.\n"
                            + "Maybe beam-oracle-k3-b3-h3: world model avwm or oracle, then candidates, beam width and horizon.");
        }
        try {
            BeamSettings settings = defaults.sized(
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)),
                    Integer.parseInt(matcher.group(4)));
            for (String word : matcher.group(5).split("-")) {
                settings = word.isEmpty() ? settings : with(settings, word);
            }
            return new PlannerRow(WorldModel.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)), settings);
        } catch (IllegalArgumentException e) {
            throw new BadInput("The planner (" + name + ") cannot be: " + e.getMessage(), e);
        }
    }

    private static BeamSettings with(BeamSettings old, String word) {
        Scoring scoring = SCORINGS.contains(word) ? Scoring.values()[SCORINGS.indexOf(word)] : old.scoring();
        Proposal proposal = PROPOSALS.contains(word) ? Proposal.values()[PROPOSALS.indexOf(word)] : old.proposal();
        Matcher number = NUMBER.matcher(word);
        boolean isNumber = number.matches();
        if (!isNumber && !SCORINGS.contains(word) && !PROPOSALS.contains(word)) {
            throw new IllegalArgumentException(
                    "the word (" + word + ") means nothing.\nMaybe one of " + SCORINGS + ", " + PROPOSALS
                            + " or a number such as r3 (repeats), g0.95 (discount), v0.5 (value), c0.5 (present's value) or p0.3 (prior).");
        }
        double value = isNumber ? Double.parseDouble(number.group(2)) : 0;
        String letter = isNumber ? number.group(1) : "";
        return new BeamSettings(
                old.candidates(),
                old.beamWidth(),
                old.horizon(),
                letter.equals("r") ? whole(word, value) : old.repeat(),
                letter.equals("g") ? value : old.discount(),
                letter.equals("v") ? value : old.valueWeight(),
                letter.equals("c") ? value : old.presentWeight(),
                letter.equals("p") ? value : old.priorWeight(),
                scoring,
                proposal);
    }

    private static int whole(String word, double value) {
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the word (" + word + ") must end in a whole number.\nMaybe r3.");
        }
        return (int) value;
    }

    /** Whether both do the same in every episode: where one step is imagined, the beam width has no part in it. */
    public boolean actsLike(PlannerRow other) {
        return worldModel == other.worldModel && withoutIdle(settings).equals(withoutIdle(other.settings));
    }

    private static BeamSettings withoutIdle(BeamSettings settings) {
        return settings.horizon() == 1 ? settings.sized(settings.candidates(), 1, 1) : settings;
    }

    /** The name that {@link #parse} reads with the same defaults. */
    public String name(BeamSettings defaults) {
        StringBuilder name = new StringBuilder(PREFIX).append(worldModel.label());
        name.append("-k").append(settings.candidates());
        name.append("-b").append(settings.beamWidth());
        name.append("-h").append(settings.horizon());
        if (settings.scoring() != defaults.scoring()) {
            name.append('-').append(SCORINGS.get(settings.scoring().ordinal()));
        }
        if (settings.proposal() != defaults.proposal()) {
            name.append('-').append(PROPOSALS.get(settings.proposal().ordinal()));
        }
        if (settings.repeat() != defaults.repeat()) {
            name.append("-r").append(settings.repeat());
        }
        if (settings.discount() != defaults.discount()) {
            name.append("-g").append(settings.discount());
        }
        if (settings.valueWeight() != defaults.valueWeight()) {
            name.append("-v").append(settings.valueWeight());
        }
        if (settings.presentWeight() != defaults.presentWeight()) {
            name.append("-c").append(settings.presentWeight());
        }
        if (settings.priorWeight() != defaults.priorWeight()) {
            name.append("-p").append(settings.priorWeight());
        }
        return name.toString();
    }
}
