package avnav.worldmodel.codec;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.evaluation.PeakSignalToNoise;
import avnav.worldmodel.evaluation.StructuralSimilarity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * How well frames survive encoding and decoding: the ceiling of what a model of their latents can reach.
 *
 * @param images frames measured
 * @param psnr mean over images rounded to bytes, dB
 * @param ssim mean, Gaussian window of 11 pixels
 */
public record VisualReconstruction(int images, double psnr, double ssim) {

    private static final int BATCH = 16;

    /** @param count frames spread evenly over all of the split's; all of them if there are fewer */
    public static VisualReconstruction measure(
            VisualAutoencoder autoencoder, TrajectoryStore store, HomeSplit split, int count) {
        return measure(autoencoder, new VisualFrames(store, split, autoencoder.settings()), count);
    }

    static VisualReconstruction measure(VisualAutoencoder autoencoder, VisualImages images, int count) {
        int side = autoencoder.settings().side();
        StructuralSimilarity similarity = StructuralSimilarity.gaussian(255);
        double[] sums = new double[2];
        int chosen = forEach(autoencoder, images, count, (original, decoded) -> {
            sums[0] += psnr(original, decoded);
            sums[1] += similarity.of(original, decoded, side, side);
        });
        return new VisualReconstruction(chosen, sums[0] / chosen, sums[1] / chosen);
    }

    /** {@link #psnr} alone, which takes a tenth of the time. */
    static double psnr(VisualAutoencoder autoencoder, VisualImages images, int count) {
        double[] sum = new double[1];
        int chosen = forEach(autoencoder, images, count, (original, decoded) -> sum[0] += psnr(original, decoded));
        return sum[0] / chosen;
    }

    private static double psnr(byte[] original, byte[] decoded) {
        return PeakSignalToNoise.capped(PeakSignalToNoise.of(original, decoded));
    }

    /** Shows each chosen original with what became of it. */
    private static int forEach(
            VisualAutoencoder autoencoder, VisualImages images, int count, BiConsumer<byte[], byte[]> pair) {
        int chosen = Math.min(count, images.count());
        for (int from = 0; from < chosen; from += BATCH) {
            List<byte[]> originals = spread(images, chosen, from, Math.min(chosen, from + BATCH));
            List<byte[]> decoded = autoencoder.decode(autoencoder.encode(originals));
            for (int i = 0; i < originals.size(); i++) {
                pair.accept(originals.get(i), decoded.get(i));
            }
        }
        return chosen;
    }

    /** Frames {@code from} to {@code to - 1} of {@code chosen} that are spread over all. */
    static List<byte[]> spread(VisualImages images, int chosen, int from, int to) {
        List<byte[]> batch = new ArrayList<>();
        for (int i = from; i < to; i++) {
            batch.add(images.rgb((int) ((long) i * images.count() / chosen)));
        }
        return batch;
    }
}
