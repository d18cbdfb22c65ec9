package avnav.worldmodel.codec;

import java.util.random.RandomGenerator;

/** Stereo segments to learn from; thread-safe. */
public interface SoundCorpus {

    /** Number of recorded segments. */
    int size();

    /** The recorded segment {@code [2][samples]} of this index, left and right, full scale 1. */
    float[][] segment(int index);

    /** A segment to train on, drawn anew at each call; may be cut from between two recorded ones. */
    float[][] draw(RandomGenerator random);
}
