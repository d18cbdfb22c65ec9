package avnav.worldmodel.codec;

/** Square RGB frames to train on or to measure with, addressed by number. */
interface VisualImages {

    int count();

    /** Frame {@code index}, {@code [side][side][3]} row-major, 0..255 read unsigned; the caller must not change it. */
    byte[] rgb(int index);
}
