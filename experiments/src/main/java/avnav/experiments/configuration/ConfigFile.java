package avnav.experiments.configuration;

import avnav.experiments.BadInput;
import avnav.experiments.ModelFiles;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A YAML file and the settings that replace some of its values, bound to a record without a default anywhere. */
public final class ConfigFile {

    private static final ObjectMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Path file;
    private final ObjectNode tree;

    private ConfigFile(Path file, ObjectNode tree) {
        this.file = file;
        this.tree = tree;
    }

    /**
     * A relative path is looked up in the working directory, then where avnav lies.
     *
     * @throws BadInput when the file cannot be read, is no YAML mapping or holds a key twice
     */
    public static ConfigFile read(Path path) {
        Path file = ModelFiles.find(path.toString());
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadInput("The configuration file (" + path + ") does not exist or cannot be read.\n"
                    + "Maybe the path is mistyped; configs/ holds the ones that come with avnav.");
        }
        try {
            JsonNode tree = YAML.readTree(file.toFile());
            if (tree instanceof ObjectNode object) {
                return new ConfigFile(file, object);
            }
            throw new BadInput("The configuration file (" + file + ") must be a mapping of keys to values.\n"
                    + "Maybe it is empty, or not YAML.");
        } catch (JsonProcessingException e) {
            throw new BadInput("The configuration file (" + file + ") line " + line(e.getLocation()) + ": "
                    + firstLine(e.getOriginalMessage())
                    + ".\nMaybe a key is there twice, or the indentation is off.");
        } catch (IOException e) {
            throw new BadInput("The configuration file (" + file + ") cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * Replaces values.
     *
     * @param settings {@code key.path=value} each, the value in YAML
     * @throws BadInput when a setting is no such pair or its key is not in the file
     */
    public ConfigFile with(List<String> settings) {
        ObjectNode changed = tree.deepCopy();
        settings.forEach(setting -> replace(changed, setting));
        return new ConfigFile(file, changed);
    }

    /** All its values as {@code key.path=value}, to be laid over another file. */
    public List<String> settings() {
        List<String> settings = new ArrayList<>();
        flatten("", tree, settings);
        return settings;
    }

    private static void flatten(String path, ObjectNode node, List<String> settings) {
        node.properties().forEach(field -> {
            if (field.getValue() instanceof ObjectNode inner) {
                flatten(path + field.getKey() + ".", inner, settings);
            } else {
                settings.add(path + field.getKey() + "=" + field.getValue());
            }
        });
    }

    private static void replace(ObjectNode root, String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new BadInput("The setting (" + setting + ") must be key.path=value.\n"
                    + "Maybe the value contains a blank: put it in quotes.");
        }
        String[] path = setting.substring(0, equals).split("\\.", -1);
        JsonNode node = root;
        for (int depth = 0; depth < path.length; depth++) {
            if (!(node instanceof ObjectNode object) || !object.has(path[depth])) {
                throw new BadInput("The setting (" + setting + ") names no key of the configuration: there is no ("
                        + path[depth] + ").\nMaybe it is one of " + names(node) + ".");
            }
            if (depth == path.length - 1) {
                object.set(path[depth], value(setting, setting.substring(equals + 1)));
            }
            node = object.get(path[depth]);
        }
    }

    private static JsonNode value(String setting, String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new BadInput("The setting (" + setting + ") has a value that is not YAML: "
                    + firstLine(e.getOriginalMessage()) + ".\nMaybe it needs quotes.");
        }
    }

    /** @throws BadInput naming the key that is unknown, missing or has a value of the wrong kind */
    public <T> T as(Class<T> record) {
        try {
            return YAML.treeToValue(tree, record);
        } catch (JsonMappingException e) {
            throw new BadInput("The configuration (" + file + ") " + explain(e), e);
        } catch (JsonProcessingException e) {
            throw new BadInput("The configuration (" + file + "): " + firstLine(e.getOriginalMessage()) + ".", e);
        }
    }

    /** The record as YAML, in the order of its components. */
    public static String format(Object config) {
        try {
            return YAML.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Keys beside the one that the exception is about. */
    private List<String> siblings(JsonMappingException e) {
        JsonNode node = tree;
        for (int depth = 0; depth < e.getPath().size() - 1; depth++) {
            node = node.path(e.getPath().get(depth).getFieldName());
        }
        return names(node);
    }

    private String explain(JsonMappingException e) {
        String key = e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "has the key (" + key + "), which nothing reads.\nMaybe it is one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .toList() + ".";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return (key.isEmpty() ? "is refused: " : "at (" + key + "): ")
                    + e.getCause().getMessage();
        }
        String message = firstLine(e.getOriginalMessage());
        if (message.startsWith("Missing creator property")) {
            return "lacks the key (" + key + ").\nMaybe one of these is meant to be it: " + siblings(e) + ".";
        }
        if (message.startsWith("Null value for creator property")) {
            return "has at (" + key + ") no value, or null.\nMaybe it was forgotten.";
        }
        if (e instanceof MismatchedInputException wrong && !key.isEmpty()) {
            return "has at (" + key + ") the value (" + value(e) + "), which must be " + kind(wrong.getTargetType())
                    + ".\nMaybe it is mistyped.";
        }
        return "at (" + key + "): " + message + ".";
    }

    private String value(JsonMappingException e) {
        JsonNode node = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "text" : "a mapping of keys to values";
    }

    private static List<String> names(JsonNode node) {
        return node.isObject()
                ? node.properties().stream().map(entry -> entry.getKey()).toList()
                : List.of();
    }

    private static int line(JsonLocation location) {
        return location == null ? 0 : location.getLineNr();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
