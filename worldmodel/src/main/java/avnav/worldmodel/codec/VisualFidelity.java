package avnav.worldmodel.codec;

/**
 * How like an image is to its original: PSNR, and SSIM of Wang et al. 2004 (Gaussian window of 11 pixels and deviation
 * 1.5, full windows alone, mean over the colours). Images are {@code [height][width][3]}, 0..255 read unsigned.
 */
final class VisualFidelity {

    private static final int REACH = 5;
    private static final double[] WINDOW = window();
    private static final double C1 = 0.01 * 255 * 0.01 * 255;
    private static final double C2 = 0.03 * 255 * 0.03 * 255;

    private VisualFidelity() {}

    /** 10 log10(255² / MSE) in dB; infinite for equal images. */
    static double psnr(byte[] image, byte[] original) {
        double sum = 0;
        for (int i = 0; i < original.length; i++) {
            double error = (image[i] & 0xff) - (original[i] & 0xff);
            sum += error * error;
        }
        return 10 * Math.log10(255.0 * 255.0 * original.length / sum);
    }

    static double ssim(byte[] image, byte[] original, int width) {
        int height = original.length / 3 / width;
        double sum = 0;
        for (int colour = 0; colour < 3; colour++) {
            sum += ssim(plane(image, colour), plane(original, colour), width, height);
        }
        return sum / 3;
    }

    private static double ssim(double[] a, double[] b, int width, int height) {
        double[] meanA = blurred(a, width, height);
        double[] meanB = blurred(b, width, height);
        double[] squareA = blurred(product(a, a), width, height);
        double[] squareB = blurred(product(b, b), width, height);
        double[] cross = blurred(product(a, b), width, height);
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            double both = meanA[i] * meanB[i];
            double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
            double covariance = cross[i] - both;
            double variances = squareA[i] + squareB[i] - squares;
            sum += (2 * both + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
        }
        return sum / meanA.length;
    }

    /** Only where the whole window lies inside. */
    private static double[] blurred(double[] plane, int width, int height) {
        int inner = width - 2 * REACH;
        double[] rows = new double[height * inner];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < inner; x++) {
                double sum = 0;
                for (int k = 0; k < WINDOW.length; k++) {
                    sum += WINDOW[k] * plane[y * width + x + k];
                }
                rows[y * inner + x] = sum;
            }
        }
        double[] out = new double[(height - 2 * REACH) * inner];
        for (int i = 0; i < out.length; i++) {
            for (int k = 0; k < WINDOW.length; k++) {
                out[i] += WINDOW[k] * rows[i + k * inner];
            }
        }
        return out;
    }

    private static double[] plane(byte[] image, int colour) {
        double[] plane = new double[image.length / 3];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = image[3 * i + colour] & 0xff;
        }
        return plane;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] window() {
        double[] window = new double[2 * REACH + 1];
        double sum = 0;
        for (int i = 0; i < window.length; i++) {
            window[i] = StrictMath.exp(-(i - REACH) * (i - REACH) / (2 * 1.5 * 1.5));
            sum += window[i];
        }
        for (int i = 0; i < window.length; i++) {
            window[i] /= sum;
        }
        return window;
    }
}
