package avnav.worldmodel.codec;

import java.util.List;

/** Mean and deviation of every latent channel over frames, by which the latents are standardised. */
final class VisualStatistics {

    private static final int BATCH = 16;

    private VisualStatistics() {}

    /**
     * The scale under which these frames' latents have mean 0 and deviation 1.
     *
     * @param present scale of the autoencoder that is measured
     * @param count frames spread evenly over all
     */
    static VisualScale measure(VisualAutoencoder autoencoder, VisualScale present, VisualImages images, int count) {
        LatentShape shape = autoencoder.latent();
        int pixels = shape.height() * shape.width();
        double[] sum = new double[shape.channels()];
        double[] squares = new double[shape.channels()];
        int chosen = Math.min(count, images.count());
        for (int from = 0; from < chosen; from += BATCH) {
            List<byte[]> batch = VisualReconstruction.spread(images, chosen, from, Math.min(chosen, from + BATCH));
            for (float[] latents : autoencoder.encode(batch)) {
                for (int i = 0; i < latents.length; i++) {
                    sum[i / pixels] += latents[i];
                    squares[i / pixels] += (double) latents[i] * latents[i];
                }
            }
        }
        float[] mean = new float[sum.length];
        float[] deviation = new float[sum.length];
        double numbers = (double) chosen * pixels;
        for (int c = 0; c < sum.length; c++) {
            double centre = sum[c] / numbers;
            double spread = Math.sqrt(Math.max(0, squares[c] / numbers - centre * centre));
            mean[c] = (float) (present.mean()[c] + present.deviation()[c] * centre);
            deviation[c] = (float) (present.deviation()[c] * spread);
        }
        return new VisualScale(mean, deviation);
    }
}
