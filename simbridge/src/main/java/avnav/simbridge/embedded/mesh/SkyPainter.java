package avnav.simbridge.embedded.mesh;

/** The view out of every window: haze over hedges below, a brightening and then deepening sky above. */
final class SkyPainter {

    private static final int SIZE = 64;
    private static final int[] GROUND = {0x7f, 0x93, 0x6c};
    private static final int[] HAZE = {0xee, 0xf2, 0xf2};
    private static final int[] ZENITH = {0x9c, 0xc4, 0xec};

    private SkyPainter() {}

    static Texture paint() {
        byte[] rgb = new byte[SIZE * SIZE * 3];
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int hedge = SIZE / 4 + Noise.lattice(x / 4, 0, 16, 7) / 40;
                for (int channel = 0; channel < 3; channel++) {
                    int value = y < hedge
                            ? GROUND[channel] + Noise.lattice(x, y, SIZE, 9) / 10 + y
                            : HAZE[channel] + (ZENITH[channel] - HAZE[channel]) * (y - hedge) / (SIZE - hedge);
                    rgb[(y * SIZE + x) * 3 + channel] = (byte) Math.min(255, value);
                }
            }
        }
        return new Texture(SIZE, SIZE, rgb);
    }
}
