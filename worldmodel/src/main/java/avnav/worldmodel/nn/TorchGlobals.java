package avnav.worldmodel.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names in a checkpoint's pickle may mean. Nothing is ever looked up or called: five names of PyTorch and
 * Python have a fixed meaning here, a class of another package becomes a {@link Foreign} shell of plain data, and
 * everything else is refused.
 */
final class TorchGlobals {

    /** A name as the pickle gives it. */
    record Global(String name) {}

    /** An object of a class that is not ours: its name, and what the pickle put into it. */
    record Foreign(String name, Map<Object, Object> content) {}

    /** A storage that a tensor points into. */
    record Storage(ElementType type, String key, long count) {}

    /** A tensor before its bytes are gathered; strides and offset count elements. */
    record View(Storage storage, long offset, long[] shape, long[] strides) {}

    private static final Map<String, ElementType> STORAGES = Map.of(
            "torch.DoubleStorage", ElementType.F64,
            "torch.FloatStorage", ElementType.F32,
            "torch.HalfStorage", ElementType.F16,
            "torch.BFloat16Storage", ElementType.BF16,
            "torch.LongStorage", ElementType.I64,
            "torch.IntStorage", ElementType.I32,
            "torch.ShortStorage", ElementType.I16,
            "torch.CharStorage", ElementType.I8,
            "torch.ByteStorage", ElementType.U8,
            "torch.BoolStorage", ElementType.BOOL);

    private static final Set<String> CALLABLE = Set.of(
            "collections.OrderedDict",
            "torch._utils._rebuild_tensor_v2",
            "torch._utils._rebuild_parameter",
            "torch.Size",
            "__builtin__.set",
            "builtins.set");

    /** Packages whose classes are tools rather than data, so not even a shell of them is made. */
    private static final Set<String> TOOLS = Set.of(
            "__builtin__",
            "builtins",
            "os",
            "posix",
            "nt",
            "sys",
            "subprocess",
            "shutil",
            "socket",
            "ctypes",
            "pty",
            "importlib",
            "runpy",
            "code",
            "types",
            "operator",
            "functools",
            "pickle",
            "io",
            "webbrowser",
            "torch");

    private static final Pattern MODULE = Pattern.compile("\\w+(\\.\\w+)*");
    private static final Pattern PLAIN_NAME = Pattern.compile("\\w+");

    private TorchGlobals() {}

    static Global named(String module, String name) {
        Global global = new Global(module + "." + name);
        boolean known = CALLABLE.contains(global.name()) || STORAGES.containsKey(global.name());
        boolean data = MODULE.matcher(module).matches()
                && PLAIN_NAME.matcher(name).matches()
                && !TOOLS.contains(module.split("\\.")[0]);
        if (!known && !data) {
            throw refusal(global);
        }
        return global;
    }

    static Object call(Object callee, List<?> arguments) {
        if (!(callee instanceof Global global) || !CALLABLE.contains(global.name())) {
            throw refusal(callee);
        }
        return switch (global.name()) {
            case "torch._utils._rebuild_tensor_v2" -> view(arguments);
            case "torch._utils._rebuild_parameter" -> argument(arguments, 0, View.class);
            case "collections.OrderedDict" -> ordered(arguments);
            default -> new ArrayList<>(argument(arguments, 0, List.class));
        };
    }

    static Object create(Object type, List<?> arguments) {
        if (!(type instanceof Global global) || STORAGES.containsKey(global.name())) {
            throw refusal(type);
        }
        if (global.name().equals("collections.OrderedDict")) {
            return ordered(arguments);
        }
        if (CALLABLE.contains(global.name())) {
            throw refusal(type);
        }
        return new Foreign(global.name(), new LinkedHashMap<>());
    }

    /** The persistent id of a tensor's storage: ("storage", type, key, device, count, and None in old files). */
    static Storage storage(Object id) {
        if (!(id instanceof List<?> parts)
                || parts.size() < 5
                || !parts.get(0).equals("storage")
                || !(parts.get(1) instanceof Global type)
                || !STORAGES.containsKey(type.name())
                || !(parts.get(2) instanceof String key)
                || !(parts.get(4) instanceof Long count)
                || (parts.size() > 5 && !parts.get(5).equals(Optional.empty()))) {
            throw new PickleRefusal("refers to a storage in an unknown way: " + id + ".");
        }
        return new Storage(STORAGES.get(type.name()), key, count);
    }

    private static View view(List<?> arguments) {
        long[] shape = naturals(argument(arguments, 2, List.class));
        long[] strides = naturals(argument(arguments, 3, List.class));
        long offset = argument(arguments, 1, Long.class);
        if (shape.length != strides.length || offset < 0) {
            throw new PickleRefusal("describes a tensor with impossible strides.");
        }
        return new View(argument(arguments, 0, Storage.class), offset, shape, strides);
    }

    private static long[] naturals(List<?> values) {
        return values.stream()
                .mapToLong(value -> {
                    if (value instanceof Long number && number >= 0) {
                        return number;
                    }
                    throw new PickleRefusal("describes a tensor by (" + value + "), want a whole number.");
                })
                .toArray();
    }

    private static Map<Object, Object> ordered(List<?> arguments) {
        Map<Object, Object> map = new LinkedHashMap<>();
        if (!arguments.isEmpty()) {
            for (Object pair : argument(arguments, 0, List.class)) {
                if (!(pair instanceof List<?> keyAndValue) || keyAndValue.size() != 2) {
                    throw new PickleRefusal("fills an OrderedDict in an unknown way.");
                }
                map.put(keyAndValue.get(0), keyAndValue.get(1));
            }
        }
        return map;
    }

    private static <T> T argument(List<?> arguments, int at, Class<T> type) {
        if (at >= arguments.size() || !type.isInstance(arguments.get(at))) {
            throw new PickleRefusal("builds a tensor or a container from unknown arguments.");
        }
        return type.cast(arguments.get(at));
    }

    private static PickleRefusal refusal(Object what) {
        String name = what instanceof Global global ? global.name() : String.valueOf(what);
        return new PickleRefusal("asks to run (" + name + "), which is refused.\n"
                + "Maybe convert it to safetensors where it was made, if you trust it.");
    }
}
