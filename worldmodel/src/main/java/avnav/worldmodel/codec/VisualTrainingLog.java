package avnav.worldmodel.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** One JSON object per point, without clocks, so that a resumed run writes what an uninterrupted one would. */
final class VisualTrainingLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedWriter lines;

    /** Keeps the lines up to and including the given step and goes on behind them. */
    VisualTrainingLog(Path file, int keepUpTo) throws IOException {
        List<String> kept = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                JsonNode node = line.endsWith("}") ? JSON.readTree(line) : JSON.createObjectNode();
                if (node.path("step").asInt(Integer.MAX_VALUE) <= keepUpTo) {
                    kept.add(line);
                }
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, kept);
        lines = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    }

    void write(VisualTrainingPoint point) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("step", point.step())
                .put("loss", point.loss())
                .put("l1", point.l1())
                .put("mse", point.mse())
                .put("edge", point.edge())
                .put("kl", point.kl())
                .put("gradientNorm", point.gradientNorm())
                .put("learningRate", point.latestRate());
        point.psnr().ifPresent(psnr -> node.put("valPsnr", psnr));
        lines.write(node.toString());
        lines.newLine();
        lines.flush();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
