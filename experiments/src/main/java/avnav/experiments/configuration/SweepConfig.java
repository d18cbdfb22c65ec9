package avnav.experiments.configuration;

import avnav.experiments.configuration.BenchConfig.EpisodeChoice;
import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.planner.BeamSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A grid of planners beside agents: {@code configs/sweep/*.yaml}. Every combination is a cell, run on all episodes.
 *
 * @param bench file of what all cells share, from where avnav lies
 * @param settings {@code key.path=value} each, laid over that file
 * @param agents rows beside the grid, one or more; differences are to each of them, the first is the base
 * @param worldModels columns of the table
 * @param words settings that one world model needs and another does not, in the words of {@link PlannerRow}, such as
 *     {@code v0.2-p0.05}; none is also ''
 */
public record SweepConfig(
        String bench,
        List<String> settings,
        EpisodeChoice episodes,
        List<String> agents,
        List<WorldModel> worldModels,
        Map<WorldModel, String> words,
        List<Integer> candidates,
        List<Integer> beamWidths,
        List<Integer> horizons) {

    public SweepConfig {
        settings = List.copyOf(settings);
        agents = List.copyOf(agents);
        worldModels = distinct("worldModels", worldModels);
        words = Map.copyOf(words);
        candidates = distinct("candidates", candidates);
        beamWidths = distinct("beamWidths", beamWidths);
        horizons = distinct("horizons", horizons);
        if (agents.isEmpty()) {
            throw new IllegalArgumentException(
                    "The agents must be one or more: the first is what planners are compared with.\n"
                            + "Maybe agents: [policy].");
        }
    }

    private static <T> List<T> distinct(String key, List<T> values) {
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            throw new IllegalArgumentException(
                    "The " + key + " " + values + " must be one or more, none of them twice.");
        }
        return List.copyOf(values);
    }

    /**
     * The benchmark whose rows are the agents and all cells.
     *
     * @throws IllegalArgumentException when a combination is out of range
     */
    public BenchConfig over(BenchConfig shared) {
        List<String> rows = new ArrayList<>(agents);
        for (WorldModel worldModel : worldModels) {
            for (int k : candidates) {
                for (int b : beamWidths) {
                    for (int h : horizons) {
                        BeamSettings settings = shared.planner().sized(k, b, h);
                        String plain = new PlannerRow(worldModel, settings).name(shared.planner());
                        String own = words.getOrDefault(worldModel, "");
                        String full = own.isEmpty() ? plain : plain + "-" + own;
                        rows.add(PlannerRow.parse(full, shared.planner()).name(shared.planner()));
                    }
                }
            }
        }
        return shared.withAgents(rows).withEpisodes(episodes);
    }
}
