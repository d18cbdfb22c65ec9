package avnav.worldmodel.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;

/**
 * Distance of two sets of features as if each were normal: |m1 - m2|^2 + Tr(C1 + C2 - 2 (C1 C2)^(1/2)), in float64,
 * covariances with N - 1 (FID, Heusel et al. 2017). With C1 = A'A and C2 = B'B the root's trace is the sum of the
 * singular values of AB', so no covariance is formed, no root of a rounding error is taken and singular covariances need
 * no repair; A and B are the centred samples over (N - 1)^(1/2), or their triangular factor when they are more than
 * their dimensions. Few samples bias the distance upward: state how many.
 */
public final class FrechetDistance implements AutoCloseable {

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(FrechetDistance.class, "frechet.ts"));

    /** @param a [samples][dimensions], at least two samples; b likewise */
    public double between(float[][] a, float[][] b) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            return kernels.one(scope, "of_samples", new NDList(tensor(scope, a), tensor(scope, b)))
                    .getDouble();
        }
    }

    /** @param covariance row-major, as large as the mean squared */
    double between(double[] meanA, double[] covarianceA, double[] meanB, double[] covarianceB) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            int size = meanA.length;
            NDList moments = new NDList(
                    Tensors.of(scope, meanA, size),
                    Tensors.of(scope, covarianceA, size, size),
                    Tensors.of(scope, meanB, size),
                    Tensors.of(scope, covarianceB, size, size));
            return kernels.one(scope, "of_moments", moments).getDouble();
        }
    }

    private static NDArray tensor(NDManager scope, float[][] samples) {
        if (samples.length < 2) {
            throw new IllegalArgumentException("A set of (" + samples.length + ") features has no covariance.\n"
                    + "Maybe evaluate more trajectories.");
        }
        int size = samples[0].length;
        double[] flat = new double[samples.length * size];
        for (int i = 0; i < samples.length; i++) {
            for (int j = 0; j < size; j++) {
                flat[i * size + j] = samples[i][j];
            }
        }
        return Tensors.of(scope, flat, samples.length, size);
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
