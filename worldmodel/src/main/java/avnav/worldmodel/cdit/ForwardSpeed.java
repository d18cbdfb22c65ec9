package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How long a network's forward pass takes on this machine: embedders, blocks and heads, on prepared weights. */
public final class ForwardSpeed {

    private static final int ROWS_OF_A_CONTEXT = 3;
    private static final int WARM_UPS = 40;

    private final AvCdit network;
    private final Modality modality;
    private final RandomGenerator random;

    /**
     * @param network stays the caller's
     * @param random gives the numbers that are computed with, and is consumed
     */
    public ForwardSpeed(AvCdit network, Modality modality, RandomGenerator random) {
        this.network = network;
        this.modality = modality;
        this.random = random;
    }

    /** The median of so many calls in milliseconds; three rows at a time share a context, as a planner's do. */
    public double millis(int rows, int calls) {
        try (NDManager scope = TensorEngine.newScope(network.scope())) {
            Rows asked = rows(scope, rows);
            double[] millis = new double[calls];
            for (int call = -WARM_UPS; call < calls; call++) {
                long start = System.nanoTime();
                try (NDManager inner = TensorEngine.newScope(scope)) {
                    network.predict(inner, asked);
                }
                millis[Math.max(0, call)] = (System.nanoTime() - start) * 1e-6;
            }
            Arrays.sort(millis);
            return millis[calls / 2];
        }
    }

    private Rows rows(NDManager scope, int rows) {
        CditSettings s = network.settings();
        int contexts = (rows + ROWS_OF_A_CONTEXT - 1) / ROWS_OF_A_CONTEXT;
        int frames = s.contextFrames();
        NDList noisy = new NDList();
        NDList past = new NDList();
        if (modality.hasVisual()) {
            noisy.add(noise(scope, rows, s.visualChannels(), s.visualHeight(), s.visualWidth()));
            past.add(noise(scope, contexts, frames, s.visualChannels(), s.visualHeight(), s.visualWidth()));
        }
        if (modality.hasAudio()) {
            noisy.add(noise(scope, rows, s.audioLatents(), s.audioDimension()));
            noisy.add(noise(scope, rows, s.rewardNumbers(), s.rewardShare()));
            past.add(noise(scope, contexts, frames, s.audioLatents(), s.audioDimension()));
        }
        int[] contextOfRow = new int[rows];
        Arrays.setAll(contextOfRow, row -> row / ROWS_OF_A_CONTEXT);
        float[][] action = new float[rows][s.actionNumbers()];
        for (float[] row : action) {
            row[0] = (float) s.actionUnitMetres();
        }
        float[] offset = new float[rows];
        Arrays.fill(offset, 1);
        int[] step = new int[rows];
        Arrays.fill(step, 999);
        float[] motion = new float[s.context().motion() ? contexts * frames * 3 : 0];
        return new Rows(modality, noisy, past, motion, contextOfRow, action, offset, step);
    }

    private NDArray noise(NDManager scope, long... shape) {
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensors.of(scope, values, shape);
    }
}
