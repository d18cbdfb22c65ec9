package avnav.experiments.fidelity;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import avnav.worldmodel.evaluation.HorizonScores.Scores;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * {@code evaluation.json}: under {@code fixed} and {@code rollout}, per row, {@code k}, {@code pairs} and one array
 * per measure, aligned with k (null where there is no value), and {@code overall}; under {@code weights}, per measure
 * that needs them, a SHA-256 or "no weights". A measure without any value has no array. Under {@code
 * planning}, per model that hears, how well single steps are foreseen; under {@code settings} what was asked, in words.
 */
public final class EvaluationFile {

    private static final String NAME = "evaluation.json";

    private EvaluationFile() {}

    /** @param folder of the run; must exist */
    public static void write(Path folder, FidelityResults results) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.set("fixed", rows(results.fixed()));
        root.set("rollout", rows(results.rollout()));
        ObjectNode weights = root.putObject("weights");
        new EnumMap<>(results.weights()).forEach((measure, status) -> weights.put(measure.key(), status));
        ObjectNode planning = root.putObject("planning");
        results.planning().forEach(row -> planning.set(row.row(), PlanningJson.of(row)));
        ObjectNode settings = root.putObject("settings");
        new TreeMap<>(results.settings()).forEach(settings::put);
        AtomicFile.write(folder.resolve(NAME), Json.indented(root));
    }

    private static ObjectNode rows(List<HorizonScores> rows) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (HorizonScores row : rows) {
            ObjectNode target = node.putObject(row.row());
            ArrayNode horizons = target.putArray("k");
            ArrayNode pairs = target.putArray("pairs");
            row.byHorizon().forEach((horizon, scores) -> {
                horizons.add(horizon);
                pairs.add(scores.pairs());
            });
            for (FidelityMeasure measure : FidelityMeasure.values()) {
                if (row.overall().values().containsKey(measure)) {
                    ArrayNode values = target.putArray(measure.key());
                    row.byHorizon()
                            .values()
                            .forEach(scores -> values.add(scores.values().get(measure)));
                }
            }
            ObjectNode overall = target.putObject("overall");
            overall.put("pairs", row.overall().pairs());
            for (FidelityMeasure measure : FidelityMeasure.values()) {
                Double value = row.overall().values().get(measure);
                if (value != null) {
                    overall.put(measure.key(), value);
                }
            }
        }
        return node;
    }

    /** @throws BadInput when there is no such file or it is not what {@link #write} wrote */
    public static FidelityResults read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            JsonNode root = Json.MAPPER.readTree(Files.readString(file));
            Map<FidelityMeasure, String> weights = new EnumMap<>(FidelityMeasure.class);
            for (FidelityMeasure measure : FidelityMeasure.values()) {
                if (root.required("weights").has(measure.key())) {
                    weights.put(
                            measure, root.required("weights").get(measure.key()).asText());
                }
            }
            Map<String, String> settings = new TreeMap<>();
            root.required("settings")
                    .fields()
                    .forEachRemaining(field ->
                            settings.put(field.getKey(), field.getValue().asText()));
            List<PlanningScores> planning = new ArrayList<>();
            root.required("planning")
                    .fields()
                    .forEachRemaining(field -> planning.add(PlanningJson.read(field.getKey(), field.getValue())));
            return new FidelityResults(
                    rows(root.required("fixed")), rows(root.required("rollout")), planning, weights, settings);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BadInput("The file (" + file + ") is not an evaluation: " + e.getMessage()
                    + "\nMaybe it was changed by hand.");
        } catch (IOException e) {
            throw new BadInput("The file (" + file + ") cannot be read.\nMaybe the evaluation did not finish.");
        }
    }

    private static List<HorizonScores> rows(JsonNode node) {
        List<HorizonScores> rows = new ArrayList<>();
        node.fields().forEachRemaining(field -> {
            JsonNode row = field.getValue();
            SortedMap<Integer, Scores> byHorizon = new TreeMap<>();
            for (int i = 0; i < row.required("k").size(); i++) {
                int place = i;
                int pairs = row.required("pairs").required(i).intValue();
                byHorizon.put(row.required("k").get(i).intValue(), new Scores(pairs, values(key -> row.path(key)
                        .path(place))));
            }
            JsonNode overall = row.required("overall");
            Scores all = new Scores(overall.required("pairs").intValue(), values(overall::path));
            rows.add(new HorizonScores(field.getKey(), byHorizon, all));
        });
        return rows;
    }

    private static Map<FidelityMeasure, Double> values(Function<String, JsonNode> source) {
        Map<FidelityMeasure, Double> values = new EnumMap<>(FidelityMeasure.class);
        for (FidelityMeasure measure : FidelityMeasure.values()) {
            JsonNode value = source.apply(measure.key());
            if (value.isNumber()) {
                values.put(measure, value.doubleValue());
            }
        }
        return values;
    }
}
