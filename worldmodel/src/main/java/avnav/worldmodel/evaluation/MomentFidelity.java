package avnav.worldmodel.evaluation;

import java.util.EnumMap;
import java.util.Map;

/** The measures of one predicted moment that need no weights. Not thread-safe. */
public final class MomentFidelity {

    private final int height;
    private final int width;
    private final StructuralSimilarity images = StructuralSimilarity.gaussian(255);
    private final MagnitudeSpectrum spectrum = new MagnitudeSpectrum(MagnitudeSpectrum.Padding.CONSTANT);

    /** Of images of this size. */
    public MomentFidelity(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /**
     * PSNR is capped, so that its mean is finite; spectral measures are means over the ears. A sense that was not
     * predicted has no measures.
     */
    public Map<FidelityMeasure, Double> of(Moment truth, Moment predicted) {
        Map<FidelityMeasure, Double> values = new EnumMap<>(FidelityMeasure.class);
        if (predicted.isSeen()) {
            double psnr = PeakSignalToNoise.of(truth.rgb(), predicted.rgb());
            values.put(FidelityMeasure.PSNR, PeakSignalToNoise.capped(psnr));
            values.put(FidelityMeasure.SSIM, images.of(truth.rgb(), predicted.rgb(), height, width));
        }
        if (predicted.isHeard()) {
            listen(truth, predicted, values);
        }
        return values;
    }

    private void listen(Moment truth, Moment predicted, Map<FidelityMeasure, Double> values) {
        for (int ear = 0; ear < 2; ear++) {
            double[][] heard = spectrum.of(truth.audio()[ear]);
            double[][] imagined = spectrum.of(predicted.audio()[ear]);
            add(values, FidelityMeasure.LSD, SpectralFidelity.logDistance(heard, imagined));
            add(values, FidelityMeasure.SPECTRAL_SSIM, SpectralFidelity.similarity(heard, imagined));
            add(values, FidelityMeasure.LOG_SPECTRAL_SSIM, SpectralFidelity.logSimilarity(heard, imagined));
        }
        values.put(FidelityMeasure.ILD_ERROR, InterauralLevel.error(truth.audio(), predicted.audio()));
    }

    private static void add(Map<FidelityMeasure, Double> values, FidelityMeasure measure, double ofOneEar) {
        values.merge(measure, ofOneEar / 2, Double::sum);
    }
}
