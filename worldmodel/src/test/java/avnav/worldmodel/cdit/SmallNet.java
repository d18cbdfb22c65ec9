package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A small audio-visual network whose every weight matters, and rows for it. */
final class SmallNet {

    /** Told of past motion, and with a listener, as ours is. */
    static final CditSettings AUDIO_VISUAL = heard(false);

    /** The same, but its listener speaks to the coming sound's tokens, too. */
    static final CditSettings SOUND_TOLD = heard(true);

    private SmallNet() {}

    /** With NWM's context. */
    static CditSettings settings(boolean audio, boolean experts, boolean stop) {
        return settings(audio, experts, stop, CditContext.consecutive(4), false);
    }

    private static CditSettings heard(boolean soundTold) {
        return settings(true, true, true, new CditContext(List.of(7, 3, 1, 0), true), soundTold);
    }

    private static CditSettings settings(
            boolean audio, boolean experts, boolean stop, CditContext context, boolean soundTold) {
        int cues = context.motion() ? 2 : 0;
        return new CditSettings(
                24,
                2,
                3,
                2,
                4,
                6,
                2,
                6,
                5,
                3,
                cues,
                7 * cues,
                soundTold,
                2,
                context,
                stop,
                0.15,
                Math.toRadians(10),
                8,
                true,
                audio,
                experts);
    }

    static AvCdit network(CditSettings settings, Precision precision, long seed) {
        AvCdit net = new AvCdit(settings, precision, new SplittableRandom(seed));
        for (String name : net.parameters().names()) {
            float[] values = net.parameters().values(name);
            if (allZero(values) || name.equals("past_embedder.weight")) {
                double deviation = name.endsWith("weight") ? 0.15 : 0.1;
                net.parameters()
                        .set(
                                name,
                                Initialiser.normal(
                                        new SplittableRandom(seed + name.hashCode()), deviation, values.length));
            }
        }
        return net;
    }

    private static boolean allZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Rows with contexts {@code contextOfRow}, all numbers from the seed. */
    static Rows rows(NDManager scope, CditSettings s, Modality modality, long seed, int... contextOfRow) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = contextOfRow.length;
        int contexts = Arrays.stream(contextOfRow).max().getAsInt() + 1;
        NDList noisy = new NDList();
        NDList past = new NDList();
        if (modality.hasVisual()) {
            noisy.add(normal(scope, random, rows, s.visualChannels(), s.visualHeight(), s.visualWidth()));
            past.add(normal(
                    scope, random, contexts, s.contextFrames(), s.visualChannels(), s.visualHeight(), s.visualWidth()));
        }
        if (modality.hasAudio()) {
            noisy.add(normal(scope, random, rows, s.audioLatents(), s.audioDimension()));
            noisy.add(normal(scope, random, rows, s.rewardNumbers(), s.rewardShare()));
            past.add(normal(scope, random, contexts, s.contextFrames(), s.audioLatents(), s.audioDimension()));
        }
        float[][] action = new float[rows][s.actionNumbers()];
        float[] offset = new float[rows];
        int[] step = new int[rows];
        for (int row = 0; row < rows; row++) {
            action[row][0] = 0.3f * random.nextInt(4);
            action[row][2] = (float) (random.nextDouble() - 0.5);
            if (s.stopInput()) {
                action[row][3] = random.nextInt(2);
            }
            offset[row] = 1 + random.nextInt(16);
            step[row] = random.nextInt(1000);
        }
        float[] motion = new float[s.context().motion() ? contexts * s.contextFrames() * 3 : 0];
        for (int i = 0; i < motion.length; i++) {
            motion[i] = (float) (random.nextDouble() - 0.5);
        }
        return new Rows(modality, noisy, past, motion, contextOfRow, action, offset, step);
    }

    private static NDArray normal(NDManager scope, SplittableRandom random, int... shape) {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        return Tensors.of(scope, Initialiser.normal(random, 1, count), sizes);
    }

    /** Row {@code order[i]} of these becomes row i. */
    static Rows reordered(NDManager scope, Rows rows, int... order) {
        NDList noisy = new NDList();
        rows.noisy().forEach(part -> noisy.add(picked(scope, part, order)));
        return new Rows(
                rows.modality(),
                noisy,
                rows.context(),
                rows.motion(),
                Arrays.stream(order).map(at -> rows.contextOfRow()[at]).toArray(),
                Arrays.stream(order).mapToObj(at -> rows.action()[at]).toArray(float[][]::new),
                picked(rows.offsetSteps(), order),
                Arrays.stream(order).map(at -> rows.diffusionStep()[at]).toArray());
    }

    static NDArray picked(NDManager scope, NDArray part, int... order) {
        float[] all = part.toFloatArray();
        int width = (int) (part.size() / part.getShape().get(0));
        float[] flat = new float[order.length * width];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(all, order[i] * width, flat, i * width, width);
        }
        long[] shape = part.getShape().getShape().clone();
        shape[0] = order.length;
        return Tensors.of(scope, flat, shape);
    }

    private static float[] picked(float[] values, int... order) {
        float[] result = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            result[i] = values[order[i]];
        }
        return result;
    }

    /** Largest difference over all tensors of two answers. */
    static double difference(NDList a, NDList b) {
        double worst = a.size() == b.size() ? 0 : Double.POSITIVE_INFINITY;
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            worst = Math.max(
                    worst,
                    GoldenNet.largestDifference(
                            a.get(i).toFloatArray(), b.get(i).toFloatArray()));
        }
        return worst;
    }

    /** Largest magnitude of an answer. */
    static double size(NDList a) {
        return a.stream()
                .mapToDouble(part -> GoldenNet.largest(part.toFloatArray()))
                .max()
                .orElse(0);
    }
}
