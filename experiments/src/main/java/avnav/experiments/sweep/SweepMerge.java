package avnav.experiments.sweep;

import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.run.JoinedRun;
import avnav.experiments.run.Provenance;
import avnav.experiments.run.RunFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Joins the shards of a sweep into the folder that one run of all would have left. */
public final class SweepMerge {

    private final List<SweepFolder> parts;

    /**
     * @param parts in the order of their shards
     */
    private SweepMerge(List<SweepFolder> parts) {
        this.parts = parts;
    }

    /** @throws BadInput when a shard is missing, there twice, unfinished or of another sweep */
    public static SweepMerge of(List<Path> folders) {
        List<SweepFolder> parts = folders.stream().map(SweepFolder::of).toList();
        SweepFolder first = parts.get(0);
        List<SweepFolder> inOrder = new ArrayList<>();
        for (int index = 0; index < first.shard().count(); index++) {
            Shard wanted = new Shard(index, first.shard().count());
            List<SweepFolder> found =
                    parts.stream().filter(part -> part.shard().equals(wanted)).toList();
            if (found.size() != 1) {
                throw new BadInput("The shard (" + wanted + ") is given (" + found.size() + ") times; every shard of ("
                        + wanted.count() + ") is wanted once.\nMaybe a folder is missing or named twice.");
            }
            inOrder.add(found.get(0));
        }
        if (parts.size() != inOrder.size()) {
            throw new BadInput("The folders are (" + parts.size() + ") but the sweep has (" + inOrder.size()
                    + ") shards.\nMaybe one of them is of another sweep.");
        }
        inOrder.forEach(part -> requireSame(first, part));
        return new SweepMerge(inOrder);
    }

    private static void requireSame(SweepFolder first, SweepFolder other) {
        if (!first.sweep().equals(other.sweep())) {
            throw new BadInput("The folders (" + first.path() + ") and (" + other.path()
                    + ") are of sweeps with other configurations.\nMaybe compare their config.yaml.");
        }
        for (String key : Provenance.FIXED) {
            if (!provenance(first).path(key).equals(provenance(other).path(key))) {
                throw new BadInput(
                        "The folders (" + first.path() + ") and (" + other.path() + ") were run with another "
                                + key + ": (" + provenance(first).path(key) + ") and ("
                                + provenance(other).path(key)
                                + ").\nMaybe run both from one checkout, with one worldModel.precision.");
            }
        }
    }

    private static ObjectNode provenance(SweepFolder folder) {
        Path file = folder.file("provenance.json");
        try {
            JsonNode node = Json.MAPPER.readTree(Files.readString(file));
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("it holds no object");
        } catch (IOException e) {
            throw new BadInput("The file (" + file + ") cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** @throws BadInput when a part is not finished or the folder cannot be written */
    public SweepFolder write(Path out) {
        Sweep sweep = parts.get(0).sweep();
        ObjectNode provenance = provenance(parts.get(0));
        for (SweepFolder part : parts) {
            sweep.rows().forEach(part::finishedCell);
        }
        SweepFolder whole = SweepFolder.open(out, sweep, Shard.WHOLE, provenance);
        for (String row : sweep.rows()) {
            String config = ConfigFile.format(sweep.bench().withAgents(List.of(row)));
            RunFolder cell = RunFolder.open(whole.cell(row), config, provenance);
            List<RunFolder> shares =
                    parts.stream().map(part -> part.finishedCell(row)).toList();
            new JoinedRun(shares)
                    .write(
                            cell,
                            row,
                            sweep.bench().privileged().contains(row),
                            sweep.bench().seed(),
                            sweep.bench().simulator().task());
        }
        return whole;
    }
}
