package avnav.worldmodel.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Random;

/** One hidden layer that learns a fixed map; enough to exercise scopes, gradients and optimisers. */
final class TinyNetwork implements AutoCloseable {

    private static final String TEXT = String.join(
            "\n",
            "  def loss(self, x: Tensor, y: Tensor, p: List[Tensor]) -> Tensor:",
            "    h = torch.tanh(torch.linear(x, p[0], p[1]))",
            "    return torch.mean(torch.pow(torch.linear(h, p[2], p[3]) - y, 2)) * 0.5",
            "");

    final NDManager root = TensorEngine.newScope();
    final Kernels kernels = Kernels.compile(root, new KernelSource(TEXT));
    final Parameters parameters = new Parameters(root);
    private final Random random = new Random(7);

    TinyNetwork() {
        parameters
                .add("in.weight", "body", gaussians(12, 0.5), 4, 3)
                .add("in.bias", "body", new float[4], 4)
                .add("out.weight", "head", gaussians(8, 0.5), 2, 4)
                .add("out.bias", "head", new float[2], 2);
    }

    float[] gaussians(int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (scale * random.nextGaussian());
        }
        return values;
    }

    /** Adds the gradients of one batch and returns its loss; {@code between} runs after forward, before backward. */
    float collect(Runnable between) {
        float[] x = gaussians(30, 1);
        float[] y = new float[20];
        for (int i = 0; i < 10; i++) {
            y[2 * i] = x[3 * i] - x[3 * i + 1];
            y[2 * i + 1] = 0.5f * x[3 * i + 2];
        }
        try (NDManager step = root.newSubManager();
                GradientPass pass = GradientPass.open()) {
            NDList batch = new NDList(Tensors.of(step, x, 10, 3), Tensors.of(step, y, 10, 2));
            NDArray loss = kernels.one(step, "loss", batch, parameters.all());
            between.run();
            pass.backward(loss);
            return loss.getFloat();
        }
    }

    @Override
    public void close() {
        kernels.close();
        root.close();
    }
}
