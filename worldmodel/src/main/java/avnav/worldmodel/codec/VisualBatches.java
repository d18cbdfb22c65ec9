package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.Tensors;
import java.util.SplittableRandom;

/** Batches and noise of a run; each step's depend on the seed and the step's number alone, so a resumed run sees the same. */
final class VisualBatches {

    private final VisualTrainingSettings settings;
    private final VisualImages images;

    VisualBatches(VisualTrainingSettings settings, VisualImages images) {
        this.settings = settings;
        this.images = images;
    }

    private SplittableRandom random(int step, long purpose) {
        return new SplittableRandom(new SplittableRandom(settings.seed() * 2 + purpose).nextLong() + step);
    }

    /** Bytes {@code [batch][side][side][3]}: random frames, cropped at random, half of them mirrored. */
    NDArray images(NDManager scope, int step) {
        SplittableRandom random = random(step, 0);
        int side = settings.sideAt(step);
        byte[] all = new byte[settings.batch() * side * side * 3];
        for (int i = 0; i < settings.batch(); i++) {
            byte[] image = images.rgb(random.nextInt(images.count()));
            int room = settings.network().side() - side;
            int left = room == 0 ? 0 : random.nextInt(room + 1);
            int top = room == 0 ? 0 : random.nextInt(room + 1);
            crop(image, left, top, side, random.nextBoolean(), all, i * side * side * 3);
        }
        return Tensors.ofBytes(scope, all, settings.batch(), side, side, 3);
    }

    private void crop(byte[] image, int left, int top, int side, boolean mirrored, byte[] all, int offset) {
        int width = settings.network().side();
        for (int y = 0; y < side; y++) {
            int from = ((top + y) * width + left) * 3;
            int to = offset + y * side * 3;
            if (!mirrored) {
                System.arraycopy(image, from, all, to, side * 3);
                continue;
            }
            for (int x = 0; x < side; x++) {
                System.arraycopy(image, from + (side - 1 - x) * 3, all, to + x * 3, 3);
            }
        }
    }

    /** Standard normal, of the latents' shape. */
    NDArray noise(NDManager scope, int step) {
        int side = settings.sideAt(step) / settings.network().reduction();
        int channels = settings.network().latentChannels();
        float[] values = Initialiser.normal(random(step, 1), 1, settings.batch() * channels * side * side);
        return Tensors.of(scope, values, settings.batch(), channels, side, side);
    }
}
