package avnav.experiments.command;

import avnav.agent.ppo.StepClock;
import avnav.agent.training.TrainingPoint;
import avnav.experiments.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Appends one JSON object per update: its seconds in all (validation included) and in each part of training. */
final class TrainingTimes {

    private final Path file;
    private final ToDoubleFunction<StepClock.Part> seconds;
    private final Map<StepClock.Part, Double> before = new EnumMap<>(StepClock.Part.class);
    private long last = System.nanoTime();

    /** @param seconds spent so far in a part */
    TrainingTimes(Path file, ToDoubleFunction<StepClock.Part> seconds) {
        this.file = file;
        this.seconds = seconds;
    }

    void note(TrainingPoint point) {
        long now = System.nanoTime();
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("update", point.update()).put("frames", point.frames()).put("seconds", (now - last) * 1e-9);
        for (StepClock.Part part : StepClock.Part.values()) {
            double spent = seconds.applyAsDouble(part);
            double earlier = before.getOrDefault(part, 0.0);
            before.put(part, spent);
            line.put(part.name().toLowerCase(Locale.ROOT), spent - earlier);
        }
        last = now;
        try {
            Files.writeString(file, Json.line(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
