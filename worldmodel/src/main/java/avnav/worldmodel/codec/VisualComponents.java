package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Initialiser;
import java.util.SplittableRandom;

/**
 * Principal components of square blocks of pixels, in the order in which the network's first convolution sees a block:
 * colour, then row, then column. Pixels are in -1..1. Do not modify the arrays; not compared by value.
 *
 * @param mean block
 * @param axes of unit length, most varying first
 * @param deviations of the blocks along each axis
 */
record VisualComponents(double[] mean, double[][] axes, double[] deviations) {

    private static final int IMAGES = 512;
    private static final int BLOCKS_PER_IMAGE = 24;
    private static final int ITERATIONS = 24;

    /** Of blocks drawn at random; found by orthogonal iteration on their covariance. */
    static VisualComponents measure(VisualImages images, int side, int patch, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int size = 3 * patch * patch;
        double[] mean = new double[size];
        double[][] covariance = new double[size][size];
        int blocks = IMAGES * BLOCKS_PER_IMAGE;
        double[] block = new double[size];
        for (int i = 0; i < IMAGES; i++) {
            byte[] image = images.rgb(random.nextInt(images.count()));
            for (int k = 0; k < BLOCKS_PER_IMAGE; k++) {
                cut(image, side, patch, random.nextInt(side / patch), random.nextInt(side / patch), block);
                for (int a = 0; a < size; a++) {
                    mean[a] += block[a] / blocks;
                    for (int b = a; b < size; b++) {
                        covariance[a][b] += block[a] * block[b] / blocks;
                    }
                }
            }
        }
        for (int a = 0; a < size; a++) {
            for (int b = a; b < size; b++) {
                covariance[a][b] -= mean[a] * mean[b];
                covariance[b][a] = covariance[a][b];
            }
        }
        return of(mean, covariance, Math.min(count, size), random);
    }

    private static void cut(byte[] image, int side, int patch, int row, int column, double[] block) {
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < patch; y++) {
                for (int x = 0; x < patch; x++) {
                    int at = ((row * patch + y) * side + column * patch + x) * 3 + c;
                    block[(c * patch + y) * patch + x] = (image[at] & 0xff) / 127.5 - 1;
                }
            }
        }
    }

    private static VisualComponents of(double[] mean, double[][] covariance, int count, SplittableRandom random) {
        int size = mean.length;
        double[][] axes = new double[count][size];
        for (double[] axis : axes) {
            float[] start = Initialiser.normal(random, 1, size);
            for (int i = 0; i < size; i++) {
                axis[i] = start[i];
            }
        }
        double[] variances = new double[count];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            for (int k = 0; k < count; k++) {
                double[] image = new double[size];
                for (int a = 0; a < size; a++) {
                    image[a] = dot(covariance[a], axes[k]);
                }
                axes[k] = image;
                for (int earlier = 0; earlier < k; earlier++) {
                    double share = dot(image, axes[earlier]);
                    for (int a = 0; a < size; a++) {
                        image[a] -= share * axes[earlier][a];
                    }
                }
                variances[k] = Math.sqrt(dot(image, image));
                for (int a = 0; a < size; a++) {
                    image[a] /= Math.max(variances[k], 1e-30);
                }
            }
        }
        double[] deviations = new double[count];
        for (int k = 0; k < count; k++) {
            deviations[k] = Math.sqrt(variances[k]);
        }
        return new VisualComponents(mean, axes, deviations);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
