package avnav.worldmodel.evaluation;

/**
 * Pillow's bicubic resizing of 8-bit images, to the bit: Keys' kernel with a = -1/2, widened when the image shrinks,
 * weights in fixed point of 22 bits, the width before the height, rounded to 8 bits after either pass. (Pillow 13 takes
 * the height first where it shrinks more than the width; frames as wide as high are the same in all versions.)
 */
final class BicubicResize {

    private static final int PRECISION = 22;
    private static final double REACH = 2;

    private BicubicResize() {}

    /**
     * A square of the given size; sides are stretched independently.
     *
     * @param rgb [height][width][3]
     * @return [size][size][3]
     */
    static byte[] square(byte[] rgb, int height, int width, int size) {
        byte[] narrow = new byte[height * size * 3];
        Taps across = Taps.of(width, size);
        for (int row = 0; row < height; row++) {
            for (int channel = 0; channel < 3; channel++) {
                across.apply(rgb, row * width * 3 + channel, narrow, row * size * 3 + channel, 3);
            }
        }
        byte[] square = new byte[size * size * 3];
        Taps down = Taps.of(height, size);
        for (int column = 0; column < size * 3; column++) {
            down.apply(narrow, column, square, column, size * 3);
        }
        return square;
    }

    /**
     * Which inputs make each output of one line.
     *
     * @param first index of the first, per output
     * @param weights of it and those after it, per output; they add up to 2^22
     */
    private record Taps(int[] first, int[][] weights) {

        static Taps of(int from, int to) {
            double scale = (double) from / to;
            double stretch = Math.max(scale, 1);
            int[] first = new int[to];
            int[][] weights = new int[to][];
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale;
                first[i] = Math.max((int) (centre - REACH * stretch + 0.5), 0);
                int end = Math.min((int) (centre + REACH * stretch + 0.5), from);
                double[] exact = new double[end - first[i]];
                double sum = 0;
                for (int j = 0; j < exact.length; j++) {
                    exact[j] = kernel((j + first[i] - centre + 0.5) * (1 / stretch));
                    sum += exact[j];
                }
                weights[i] = new int[exact.length];
                for (int j = 0; j < exact.length; j++) {
                    double fixed = exact[j] / sum * (1 << PRECISION);
                    weights[i][j] = (int) (fixed < 0 ? fixed - 0.5 : fixed + 0.5);
                }
            }
            return new Taps(first, weights);
        }

        private static double kernel(double offset) {
            double x = Math.abs(offset);
            if (x < 1) {
                return (1.5 * x - 2.5) * x * x + 1;
            }
            return x < REACH ? (((x - 5) * x + 8) * x - 4) * -0.5 : 0;
        }

        /** Makes the line that begins at {@code to} of the one that begins at {@code from}. */
        void apply(byte[] source, int from, byte[] target, int to, int stride) {
            for (int i = 0; i < first.length; i++) {
                int sum = 1 << (PRECISION - 1);
                for (int j = 0; j < weights[i].length; j++) {
                    sum += weights[i][j] * Byte.toUnsignedInt(source[from + (first[i] + j) * stride]);
                }
                target[to + i * stride] = (byte) Math.max(0, Math.min(255, sum >> PRECISION));
            }
        }
    }
}
