package avnav.worldmodel.codec;

import java.util.SplittableRandom;

/** Small pictures of coloured stripes and a box, each number another; something to learn in seconds. */
record Stripes(int side, int count) implements VisualImages {

    @Override
    public byte[] rgb(int index) {
        SplittableRandom random = new SplittableRandom(index);
        double slant = random.nextDouble() * 6;
        double width = 0.2 + random.nextDouble() * 0.3;
        double[] colour = random.doubles(3).toArray();
        int box = random.nextInt(side / 2);
        byte[] image = new byte[side * side * 3];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double wave = Math.sin((x * Math.cos(slant) + y * Math.sin(slant)) * width);
                boolean inside = x >= box && x < box + side / 3 && y >= box && y < box + side / 3;
                for (int c = 0; c < 3; c++) {
                    double value = inside ? 255 * (1 - colour[c]) : 127 + 120 * colour[c] * wave;
                    image[(y * side + x) * 3 + c] = (byte) Math.round(value);
                }
            }
        }
        return image;
    }
}
