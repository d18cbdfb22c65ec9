package avnav.simbridge.episodes;

import avnav.simbridge.Episode;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes datasets in SoundSpaces' layout: {@code <split>/<split>.json.gz} without episodes and one file per scene in
 * {@code <split>/content/}. The same episodes give the same bytes: fixed order of keys, 9 decimals, no time stamp.
 */
public final class EpisodeWriter {

    private static final int DECIMALS = 9;
    private static final double GOAL_RADIUS = 1e-5;

    private EpisodeWriter() {}

    /**
     * Each file appears whole or not at all.
     *
     * @param folder gets a sub-folder named like the split
     * @throws EpisodeFileException when a file cannot be written, or two scenes would share one
     */
    public static Path write(Path folder, String split, List<Episode> episodes) {
        Map<String, List<Episode>> byScene = new TreeMap<>();
        for (Episode episode : episodes) {
            List<Episode> scene =
                    byScene.computeIfAbsent(EpisodeReader.sceneName(episode.scene()), name -> new ArrayList<>());
            scene.add(episode);
            if (!scene.get(0).scene().equals(episode.scene())) {
                throw new EpisodeFileException("The scenes (" + scene.get(0).scene() + ") and (" + episode.scene()
                        + ") must not share one content file.\nMaybe write them as two splits.");
            }
        }
        Path splitFile = folder.resolve(split).resolve(split + ".json.gz");
        try {
            Path content = Files.createDirectories(splitFile.resolveSibling("content"));
            for (Map.Entry<String, List<Episode>> scene : byScene.entrySet()) {
                replace(content.resolve(scene.getKey() + ".json.gz"), gzipped(scene.getValue()));
            }
            replace(splitFile, gzipped(List.of()));
        } catch (IOException e) {
            throw new EpisodeFileException(
                    "(" + splitFile.getParent() + "): cannot be written (" + e.getMessage()
                            + ").\nMaybe the disk is full or the folder is not yours.",
                    e);
        }
        return splitFile;
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] gzipped(List<Episode> episodes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes);
                JsonGenerator json = new JsonFactory().createGenerator(gzip)) {
            json.writeStartObject();
            json.writeArrayFieldStart("episodes");
            for (Episode episode : episodes) {
                write(json, episode);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Episode episode) throws IOException {
        json.writeStartObject();
        json.writeStringField("episode_id", episode.id());
        json.writeStringField("scene_id", episode.scene());
        numbers(
                json,
                "start_position",
                episode.start().x(),
                episode.start().y(),
                episode.start().z());
        numbers(json, "start_rotation", YawQuaternion.of(episode.start().yawRadians()));
        json.writeObjectFieldStart("info");
        json.writeFieldName("geodesic_distance");
        json.writeNumber(decimal(episode.geodesicMetres()));
        json.writeNumberField("num_action", episode.expertActions());
        json.writeStringField("sound", episode.sound());
        json.writeEndObject();
        json.writeArrayFieldStart("goals");
        json.writeStartObject();
        numbers(
                json,
                "position",
                episode.goal().x(),
                episode.goal().y(),
                episode.goal().z());
        json.writeNumberField("radius", GOAL_RADIUS);
        json.writeEndObject();
        json.writeEndArray();
        json.writeNullField("start_room");
        json.writeNullField("shortest_paths");
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String key, double... values) throws IOException {
        json.writeArrayFieldStart(key);
        for (double value : values) {
            json.writeNumber(decimal(value));
        }
        json.writeEndArray();
    }

    /** Plain decimals, so that the text does not depend on how a Java version prints doubles. */
    private static String decimal(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        String text =
                rounded.signum() == 0 ? "0.0" : rounded.stripTrailingZeros().toPlainString();
        return text.contains(".") ? text : text + ".0";
    }
}
