package avnav.worldmodel.diffusion;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** A network with its conditions already given, as a sampler calls it. */
@FunctionalInterface
public interface Denoiser {

    /**
     * @param x noised parts, each [rows]...
     * @param step the same diffusion step for all rows: whole, except on a shifted flow, where it is 1000 sigma
     * @return one output per part, of the part's shape; a network with a learned variance may append one tensor of
     *     variance logits per part, which only ancestral sampling reads
     */
    NDList predict(NDManager scope, NDList x, double step);
}
