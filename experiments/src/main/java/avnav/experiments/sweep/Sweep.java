package avnav.experiments.sweep;

import avnav.experiments.BadInput;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.configuration.SweepConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Everything that decides a sweep's numbers; its folder holds it as {@code config.yaml}.
 *
 * @param grid as the user wrote it
 * @param bench with all rows: the grid's agents, then its cells
 */
public record Sweep(SweepConfig grid, BenchConfig bench) {

    /**
     * @param file of {@code configs/sweep}
     * @param settings {@code key.path=value} each, laid over the file
     * @param root where avnav lies
     * @throws BadInput when a key or value is wrong, or a combination is out of range
     */
    public static Sweep read(Path file, List<String> settings, Path root) {
        SweepConfig grid = ConfigFile.read(file).with(settings).as(SweepConfig.class);
        BenchConfig shared = ConfigFile.read(root.resolve(grid.bench()))
                .with(grid.settings())
                .as(BenchConfig.class);
        try {
            return new Sweep(grid, grid.over(shared));
        } catch (IllegalArgumentException e) {
            throw new BadInput("The sweep (" + file + ") cannot be: " + e.getMessage(), e);
        }
    }

    /** Names of agents and cells, in the order of tables. */
    public List<String> rows() {
        return bench.agents();
    }

    /** The row that cells are compared with before all others. */
    public String base() {
        return grid.agents().get(0);
    }

    /** What a row plans with; empty for an agent beside the grid. */
    public Optional<PlannerRow> planner(String row) {
        return grid.agents().contains(row) ? Optional.empty() : Optional.of(PlannerRow.parse(row, bench.planner()));
    }

    /** An earlier cell that does the same as this one in every episode. */
    public Optional<String> twin(String row) {
        return planner(row).flatMap(planner -> rows().subList(0, rows().indexOf(row)).stream()
                .filter(other -> planner(other).filter(planner::actsLike).isPresent())
                .findFirst());
    }
}
