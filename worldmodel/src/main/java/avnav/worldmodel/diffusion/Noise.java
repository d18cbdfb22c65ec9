package avnav.worldmodel.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.Tensors;
import java.util.random.RandomGenerator;

/** Where standard normal numbers come from. */
@FunctionalInterface
public interface Noise {

    /** Fresh noise of the shapes of some parts, on the scope's device. */
    NDList like(NDManager scope, NDList parts);

    /** Consumes one normal number per element, part by part in row-major order. */
    static Noise of(RandomGenerator random) {
        return (scope, parts) -> {
            NDList noise = new NDList(parts.size());
            for (NDArray part : parts) {
                noise.add(draw(scope, random, part.getShape().getShape()));
            }
            return noise;
        };
    }

    /** A float32 tensor of standard normal numbers, drawn in row-major order. */
    static NDArray draw(NDManager scope, RandomGenerator random, long... shape) {
        float[] values = new float[Math.toIntExact(new Shape(shape).size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(scope, values, shape);
    }
}
