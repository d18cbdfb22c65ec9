package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that add planning rows; what is not given is as in the configuration. */
final class PlannerOptions {

    /** How futures are searched. */
    enum Search {
        BEAM
    }

    @Option(names = "--planner", paramLabel = "beam", description = "Add a row that plans by beam search.")
    private Optional<Search> planner;

    @Option(
            names = "--world-model",
            paramLabel = "NAME",
            description = "In which the planner imagines: avwm (trained) or oracle (the simulator: privileged). "
                    + "Repeatable; one row each (default: avwm).")
    private List<PlannerRow.WorldModel> worldModels = new ArrayList<>();

    @Option(names = "--candidates", paramLabel = "K", description = "Distinct actions tried per expanded row.")
    private Optional<Integer> candidates;

    @Option(names = "--beam", paramLabel = "B", description = "Branches kept per step.")
    private Optional<Integer> beam;

    @Option(names = "--horizon", paramLabel = "H", description = "Imagined steps.")
    private Optional<Integer> horizon;

    @Option(names = "--repeat", paramLabel = "R", description = "Times an action is done in one imagined step.")
    private Optional<Integer> repeat;

    @Option(names = "--scoring", paramLabel = "NAME", description = "every_step, paper_sum or leaf.")
    private Optional<Scoring> scoring;

    @Option(names = "--proposal", paramLabel = "NAME", description = "sampled or top.")
    private Optional<Proposal> proposal;

    @Option(names = "--discount", paramLabel = "G", description = "Of rewards and values, in (0, 1].")
    private Optional<Double> discount;

    @Option(names = "--value-weight", paramLabel = "W", description = "How far imagined values are believed.")
    private Optional<Double> valueWeight;

    @Option(
            names = "--present-weight",
            paramLabel = "C",
            description = "How far the present's value stands for what comes after a branch.")
    private Optional<Double> presentWeight;

    @Option(
            names = "--prior-weight",
            paramLabel = "P",
            description = "Weight of the policy's own opinion of the first action.")
    private Optional<Double> priorWeight;

    boolean isAsked() {
        return planner.isPresent();
    }

    /** As {@code key=value} of the configuration. */
    List<String> settings() {
        List<String> settings = new ArrayList<>();
        candidates.ifPresent(value -> settings.add("planner.candidates=" + value));
        beam.ifPresent(value -> settings.add("planner.beamWidth=" + value));
        horizon.ifPresent(value -> settings.add("planner.horizon=" + value));
        repeat.ifPresent(value -> settings.add("planner.repeat=" + value));
        scoring.ifPresent(value -> settings.add("planner.scoring=" + value));
        proposal.ifPresent(value -> settings.add("planner.proposal=" + value));
        discount.ifPresent(value -> settings.add("planner.discount=" + value));
        valueWeight.ifPresent(value -> settings.add("planner.valueWeight=" + value));
        presentWeight.ifPresent(value -> settings.add("planner.presentWeight=" + value));
        priorWeight.ifPresent(value -> settings.add("planner.priorWeight=" + value));
        return settings;
    }

    /**
     * The configuration with the rows that are asked for; they replace planners of the configuration that were not
     * named on the command line.
     *
     * @param named rows of the command line, which are the configuration's when there are any
     * @throws BadInput when options are given that no row would heed
     */
    BenchConfig addTo(BenchConfig config, List<String> named) {
        if (!isAsked()) {
            if (!worldModels.isEmpty()
                    || !settings().isEmpty() && config.planners().isEmpty()) {
                throw new BadInput("There are planner's options but no row plans.\nMaybe add --planner beam.");
            }
            return config;
        }
        List<String> rows = new ArrayList<>(config.agents());
        rows.removeIf(row -> PlannerRow.isPlanner(row) && !named.contains(row));
        List<PlannerRow.WorldModel> asked = worldModels.isEmpty() ? List.of(PlannerRow.WorldModel.AVWM) : worldModels;
        asked.forEach(model -> rows.add(new PlannerRow(model, config.planner()).name(config.planner())));
        try {
            return config.withAgents(rows);
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }
}
