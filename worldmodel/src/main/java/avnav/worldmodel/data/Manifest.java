package avnav.worldmodel.data;

import avnav.simbridge.Motion;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code manifest.json}: what a data set holds. It is written last, so a folder with one is complete.
 *
 * @param format {@link #FORMAT}
 * @param version {@link #VERSION}
 * @param preset name under which it was generated; says nothing about the bytes
 * @param motion of one action
 */
record Manifest(
        String format,
        int version,
        String preset,
        GenerationSettings settings,
        Motion motion,
        FrameShape frame,
        List<TrajectoryInfo> trajectories) {

    static final String FORMAT = "AVW-4k";
    static final int VERSION = 1;
    static final String FILE = "manifest.json";

    /** Strict both ways: what is missing, unknown, null or there twice is refused. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Manifest {
        trajectories = List.copyOf(trajectories);
        for (int i = 0; i < trajectories.size(); i++) {
            TrajectoryInfo info = trajectories.get(i);
            if (info.index() != i || info.frames() < 1 || info.bytes() < 1) {
                throw new IllegalArgumentException("The trajectory (" + i + ") is listed as (" + info.index()
                        + ") with (" + info.frames() + ") frames in (" + info.bytes() + ") bytes.");
            }
            if (!info.file().matches("[a-z]+/[A-Za-z0-9_-]+\\.safetensors")
                    || !info.sha256().matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("The trajectory (" + i + ") names a file (" + info.file()
                        + ") with SHA-256 (" + info.sha256() + "); neither may be that.");
            }
        }
    }

    /** @throws DatasetException when there is none, or not one that this version understands */
    static Manifest read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("The folder (" + folder + ") holds no data set: there is no " + FILE + ".\n"
                    + "Maybe its generation was not finished: the same command goes on with it.");
        }
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            if (!tree.path("format").asText().equals(FORMAT)) {
                throw new DatasetException("The manifest (" + file + ") is not that of an " + FORMAT + " data set.\n"
                        + "Maybe it belongs to something else.");
            }
            if (tree.path("version").asInt(-1) != VERSION) {
                throw new DatasetException("The data set (" + folder + ") has the format version ("
                        + tree.path("version") + "), this program reads version (" + VERSION + ").\n"
                        + "Maybe generate it anew.");
            }
            if (tree.path("settings") instanceof ObjectNode settings) {
                fillIn(settings);
            }
            return JSON.treeToValue(tree, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new DatasetException(
                    "The manifest (" + file + ") is damaged" + place(e) + ": "
                            + e.getOriginalMessage().lines().findFirst().orElse("no JSON")
                            + ".\nMaybe restore it, or delete it and generate again: finished files are kept.",
                    e);
        } catch (IOException e) {
            throw new DatasetException("The manifest (" + file + ") cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** What goes without saying. */
    private static void fillIn(ObjectNode settings) {
        if (!settings.has("acoustics")) {
            settings.put("acoustics", GenerationSettings.Acoustics.EMBEDDED.name());
        }
        if (!settings.has("world")) {
            settings.put("world", GenerationSettings.World.EMBEDDED.name());
        }
        if (!settings.has("habitat")) {
            settings.set("habitat", JSON.valueToTree(HabitatRecipe.NONE));
        }
    }

    private static String place(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining(".", " at (", ")"));
    }

    byte[] encode() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
