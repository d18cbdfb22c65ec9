package avnav.experiments.fidelity;

import avnav.experiments.Json;
import avnav.worldmodel.training.PlanningFigures;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Planning figures in {@code evaluation.json}. */
final class PlanningJson {

    private PlanningJson() {}

    static ObjectNode of(PlanningScores row) {
        PlanningFigures figures = row.figures();
        return Json.MAPPER
                .createObjectNode()
                .put("samplerSteps", figures.samplerSteps())
                .put("rewardErrorOverVariance", figures.rewardError())
                .put("forwardSignAccuracy", figures.forwardSign())
                .put("stopBalancedAccuracy", figures.stopAccuracy())
                .put("turnIldError", row.turnIldError())
                .put("turnIldErrorOfRepeating", row.turnIldErrorOfRepeating())
                .put("moves", figures.moves())
                .put("forwards", figures.forwards())
                .put("turns", row.turns());
    }

    /** @throws IllegalArgumentException when a key is not there */
    static PlanningScores read(String row, JsonNode node) {
        return new PlanningScores(
                row,
                new PlanningFigures(
                        node.required("samplerSteps").intValue(),
                        node.required("rewardErrorOverVariance").doubleValue(),
                        node.required("forwardSignAccuracy").doubleValue(),
                        node.required("stopBalancedAccuracy").doubleValue(),
                        node.required("moves").intValue(),
                        node.required("forwards").intValue()),
                node.required("turns").intValue(),
                node.required("turnIldError").doubleValue(),
                node.required("turnIldErrorOfRepeating").doubleValue());
    }
}
