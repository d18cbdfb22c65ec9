package avnav.worldmodel.codec;

import avnav.worldmodel.record.JsonLines;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** One JSON object per point, without clocks, so that a resumed run writes what an uninterrupted one would. */
final class VisualTrainingLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonLines lines;

    /** Keeps the lines up to and including the given step and goes on behind them. */
    VisualTrainingLog(Path file, int keepUpTo) throws IOException {
        lines = new JsonLines(file, "step", keepUpTo);
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
        lines.write(node);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
