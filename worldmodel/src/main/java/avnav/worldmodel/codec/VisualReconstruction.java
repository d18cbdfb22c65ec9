package avnav.worldmodel.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * How well frames survive encoding and decoding, means over frames.
 *
 * @param images frames measured
 * @param psnr dB, of images rounded to bytes
 * @param ssim Gaussian window of 11 pixels
 */
public record VisualReconstruction(int images, double psnr, double ssim) {

    private static final int BATCH = 16;

    /** @param count frames spread evenly over all; all of them if there are fewer */
    static VisualReconstruction measure(VisualAutoencoder autoencoder, VisualImages images, int count) {
        int chosen = Math.min(count, images.count());
        double psnr = 0;
        double ssim = 0;
        for (int from = 0; from < chosen; from += BATCH) {
            List<byte[]> originals = spread(images, chosen, from, Math.min(chosen, from + BATCH));
            List<byte[]> decoded = autoencoder.decode(autoencoder.encode(originals));
            for (int i = 0; i < originals.size(); i++) {
                psnr += Math.min(100, VisualFidelity.psnr(decoded.get(i), originals.get(i)));
                ssim += VisualFidelity.ssim(
                        decoded.get(i), originals.get(i), autoencoder.settings().side());
            }
        }
        return new VisualReconstruction(chosen, psnr / chosen, ssim / chosen);
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
