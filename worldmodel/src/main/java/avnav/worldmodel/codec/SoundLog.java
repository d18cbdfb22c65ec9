package avnav.worldmodel.codec;

import avnav.worldmodel.record.JsonLines;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** One JSON object per line, without clocks, so that a resumed run writes what an uninterrupted one would. */
final class SoundLog implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonLines lines;

    /** Keeps the lines up to and including the given step and goes on behind them. */
    SoundLog(Path file, int keepUpTo) throws IOException {
        lines = new JsonLines(file, "step", keepUpTo);
    }

    void write(SoundProgress progress) throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("step", progress.step());
        node.set("train", JSON.valueToTree(progress.losses()));
        progress.validation().ifPresent(validation -> node.set("val", JSON.valueToTree(validation)));
        lines.write(node);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
