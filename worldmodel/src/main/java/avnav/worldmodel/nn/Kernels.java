package avnav.worldmodel.nn;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compiled TorchScript methods, called by name. Gradients flow through a call that happens inside a
 * {@link GradientPass}. Calls may come from several threads as long as no tensor is a lone argument in one and a list's
 * element in another.
 */
public final class Kernels implements AutoCloseable {

    private final PtSymbolBlock module;
    /** DJL chooses the method by an extra argument of a special name; one such argument per method. */
    private final Map<String, NDArray> methodChoice = new TreeMap<>();

    private Kernels(NDManager owner, String text) {
        try {
            module = JniUtils.loadModule(
                    (PtNDManager) owner, new ByteArrayInputStream(KernelArchive.of(text)), true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (EngineException e) {
            throw new IllegalArgumentException(
                    "The kernel text does not compile: " + e.getMessage()
                            + "\nMaybe a call to a sibling method lacks its parentheses: (self).name(x).",
                    e);
        }
    }

    /** @param owner scope that lives as long as the kernels are called */
    public static Kernels compile(NDManager owner, KernelSource... sources) {
        TensorEngine.start();
        TensorEngine.prepareThread();
        String text = Arrays.stream(sources).map(KernelSource::text).collect(Collectors.joining("\n"));
        Kernels kernels = new Kernels(owner, text);
        for (KernelSource source : sources) {
            for (String method : source.methods()) {
                NDArray choice = owner.zeros(new Shape(1));
                choice.setName("module_method:" + method);
                kernels.methodChoice.put(method, choice);
            }
        }
        return kernels;
    }

    /**
     * Runs a method on tensors, then lists of tensors, in the order of its declaration.
     *
     * @param scope receives every result
     * @return the method's tensor, or the elements of its tuple or list
     */
    public NDList call(NDManager scope, String method, NDList tensors, NDList... lists) {
        return run(true, scope, method, tensors, lists);
    }

    /**
     * {@link #call} in libtorch's inference mode, which spares every operation its look for a gradient. What comes of it
     * can never be part of a {@link GradientPass}; libtorch says so when it is tried.
     */
    public NDList infer(NDManager scope, String method, NDList tensors, NDList... lists) {
        return run(false, scope, method, tensors, lists);
    }

    private NDList run(boolean recordable, NDManager scope, String method, NDList tensors, NDList... lists) {
        TensorEngine.prepareThread();
        NDArray choice = methodChoice.get(method);
        if (choice == null) {
            throw new IllegalArgumentException(
                    "There is no kernel (" + method + ").\nMaybe one of " + methodChoice.keySet() + " is meant.");
        }
        NDList arguments = new NDList();
        for (NDArray tensor : tensors) {
            tensor.setName(null);
            arguments.add(tensor);
        }
        for (int i = 0; i < lists.length; i++) {
            String name = "list" + i + "[]";
            for (NDArray element : lists[i]) {
                element.setName(name);
                arguments.add(element);
            }
        }
        checkDistinct(method, tensors, lists);
        arguments.add(choice);
        NDList results = ExitGate.during(() -> IValueUtils.forward(module, arguments, recordable));
        results.attach(scope);
        return results;
    }

    /** {@link #call} of a method that returns one tensor. */
    public NDArray one(NDManager scope, String method, NDList tensors, NDList... lists) {
        return call(scope, method, tensors, lists).singletonOrThrow();
    }

    /** The name of a tensor says which list it belongs to, so it can be in one place only. */
    private static void checkDistinct(String method, NDList tensors, NDList... lists) {
        boolean distinct = tensors.stream().allMatch(tensor -> tensor.getName() == null);
        for (int i = 0; i < lists.length && distinct; i++) {
            String name = "list" + i + "[]";
            distinct = lists[i].stream().allMatch(element -> name.equals(element.getName()));
        }
        if (!distinct) {
            throw new IllegalArgumentException("A tensor is in two arguments of the kernel (" + method + ").\n"
                    + "Maybe pass a duplicate in the second place.");
        }
    }

    @Override
    public void close() {
        module.close();
        methodChoice.values().forEach(NDArray::close);
    }
}
