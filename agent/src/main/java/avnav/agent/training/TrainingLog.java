package avnav.agent.training;

import avnav.worldmodel.record.TensorBoardFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One JSON object per update, without clocks, so that a resumed run writes what an uninterrupted one would; the same
 * numbers go to a TensorBoard file.
 */
final class TrainingLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter lines;
    private final TensorBoardFile board;

    /** Keeps the lines up to and including the given update and goes on behind them. */
    TrainingLog(Path file, TensorBoardFile board, int keepUpTo) {
        try {
            List<String> kept = new ArrayList<>();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = line.endsWith("}") ? JSON.readTree(line) : JSON.createObjectNode();
                    if (node.path("update").asInt(Integer.MAX_VALUE) <= keepUpTo) {
                        kept.add(line);
                    }
                }
            }
            Files.write(file, kept);
            lines = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.board = board;
    }

    void write(TrainingPoint point) {
        ObjectNode node = JSON.createObjectNode();
        node.put("update", point.update()).put("stage", point.stage()).put("frames", point.frames());
        node.put("loss", point.losses().total())
                .put("actionLoss", point.losses().action())
                .put("valueLoss", point.losses().value())
                .put("entropy", point.losses().entropy())
                .put("gradientNorm", point.losses().gradientNorm());
        put(node.putObject("train"), point.training());
        point.validation().ifPresent(mean -> put(node.putObject("val"), mean));
        try {
            lines.write(node.toString());
            lines.newLine();
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        scalars("", node, point.frames());
        board.flush();
    }

    private void scalars(String prefix, JsonNode node, long frames) {
        node.properties().forEach(field -> {
            if (field.getValue().isObject()) {
                scalars(prefix + field.getKey() + "/", field.getValue(), frames);
            } else if (field.getValue().isNumber()) {
                board.scalar(prefix + field.getKey(), frames, (float)
                        field.getValue().doubleValue());
            }
        });
    }

    private static void put(ObjectNode node, EpisodeOutcome.Mean mean) {
        node.put("episodes", mean.episodes());
        if (mean.episodes() > 0) {
            node.put("success", mean.success())
                    .put("spl", mean.spl())
                    .put("reward", mean.reward())
                    .put("steps", mean.steps());
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        board.close();
    }
}
