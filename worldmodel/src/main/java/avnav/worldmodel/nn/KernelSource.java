package avnav.worldmodel.nn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of TorchScript methods, indented by two blanks ({@code "  def name(self, x: Tensor, p: List[Tensor]) ->
 * Tensor:"}), in the grammar of libtorch's own archives: another method is called as {@code (self).name(x)}, operators
 * by their ATen names ({@code torch.linear}). Tensor arguments come first, tensor lists after them.
 */
public record KernelSource(String text) {

    private static final Pattern METHOD = Pattern.compile("(?m)^  def (\\w+)\\(self");
    private static final Pattern HOLE = Pattern.compile("\\$\\{(\\w+)}");

    /**
     * Reads a resource that lies beside a class and fills every {@code ${name}} in it.
     *
     * @throws IllegalArgumentException when a hole has no constant or a constant no hole
     */
    public static KernelSource resource(Class<?> beside, String name, Map<String, ?> constants) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no kernel text (" + name + ") beside " + beside.getName()
                        + ".\nMaybe the resource was not copied to the class path.");
            }
            return new KernelSource(fill(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), constants));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static KernelSource resource(Class<?> beside, String name) {
        return resource(beside, name, Map.of());
    }

    /** Names of the methods defined here, sorted. */
    TreeSet<String> methods() {
        TreeSet<String> names = new TreeSet<>();
        METHOD.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static String fill(String name, String template, Map<String, ?> constants) {
        TreeSet<String> unused = new TreeSet<>(constants.keySet());
        String filled = HOLE.matcher(template).replaceAll(match -> {
            Object value = constants.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException(
                        "The kernel text (" + name + ") wants the constant (" + match.group(1) + "), which is absent.");
            }
            unused.remove(match.group(1));
            return Matcher.quoteReplacement(literal(value));
        });
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("The kernel text (" + name + ") has no place for " + unused + ".");
        }
        return filled;
    }

    private static String literal(Object value) {
        if (value instanceof Boolean) {
            return (Boolean) value ? "True" : "False";
        }
        return value instanceof Double ? value.toString().replace('E', 'e') : value.toString();
    }
}
