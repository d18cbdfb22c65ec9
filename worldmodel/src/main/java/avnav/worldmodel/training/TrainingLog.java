package avnav.worldmodel.training;

import avnav.worldmodel.record.JsonLines;
import avnav.worldmodel.record.TensorBoardFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * One JSON object per point, without clocks, so that a resumed run writes what an uninterrupted one would; the same
 * numbers go to a TensorBoard file.
 */
final class TrainingLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonLines lines;
    private final TensorBoardFile board;

    /** Keeps the lines up to and including the given total of steps and goes on behind them. */
    TrainingLog(Path folder, long keepUpTo) throws IOException {
        lines = new JsonLines(folder.resolve("log.jsonl"), "total", keepUpTo);
        board = new TensorBoardFile(folder.resolve("tensorboard"));
    }

    void write(TrainingPoint point) {
        ObjectNode node = JSON.createObjectNode();
        node.put("stage", point.stage().label()).put("step", point.step()).put("total", point.total());
        put(node, point.losses());
        node.put("gradientNorm", point.gradientNorm()).put("learningRate", point.learningRate());
        point.validation().ifPresent(report -> {
            ObjectNode val = node.putObject("val");
            put(val, report.losses());
            for (PlanningFigures figures : report.planning()) {
                val.putObject("steps" + figures.samplerSteps())
                        .put("rewardError", figures.rewardError())
                        .put("forwardSign", figures.forwardSign())
                        .put("stopAccuracy", figures.stopAccuracy());
            }
        });
        try {
            lines.write(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scalars(point.stage().label() + "/", node, point.total());
        board.flush();
    }

    private void scalars(String prefix, JsonNode node, long total) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                scalars(prefix + field.getKey() + "/", field.getValue(), total);
            } else if (field.getValue().isNumber()) {
                board.scalar(
                        prefix + field.getKey(), total, (float) field.getValue().doubleValue());
            }
        });
    }

    private static void put(ObjectNode node, Losses losses) {
        node.put("loss", losses.total())
                .put("visual", losses.visual())
                .put("audio", losses.audio())
                .put("reward", losses.reward());
    }

    @Override
    public void close() throws IOException {
        lines.close();
        board.close();
    }
}
