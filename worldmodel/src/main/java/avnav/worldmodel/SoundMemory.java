package avnav.worldmodel;

import java.util.Arrays;

/**
 * Recalls what a coming moment may sound like. A network foresees the mean of many waveforms, which is a quiet blur; but
 * most of what will sound has sounded before. For every distance between frames of the context it is measured how much
 * more alike than usual sounds so far apart have been; the rhythm is the shortest at which they clearly were. A moment is
 * given the newest known sound that lies whole rhythms before it. A sound that never repeats itself is most like what
 * sounded just now: then the newest is recalled.
 *
 * <p>Works on latents of sounds that were heard. Nothing is known here of any sound's period.
 */
final class SoundMemory {

    /** Pairs of frames on which the likeness of a distance rests at least. */
    private static final int PAIRS = 5;

    /** Of the likeness at the most telling distance, from which a shorter one is preferred. */
    private static final double TELLING = 0.6;

    /** The same for each multiple of a distance which that one is a multiple of. */
    private static final double PART = 0.25;

    /** Of the usual unlikeness, below which a likeness is chance. */
    private static final double LEAST = 0.1;

    /** Trust in the imagined level difference of the ears against the one last heard: far ahead, and more at once. */
    private static final double TRUST = 0.25;

    private static final double TRUST_AT_ONCE = 0.35;

    private final LatentContext context;
    private final int known;
    private final int imagined;
    private final int numbers;
    private final int rhythm;

    /**
     * @param context frames before the beginning of a walk are copies of the first, and not looked at
     * @param numbers of an auditory latent that are compared
     */
    SoundMemory(LatentContext context, int numbers) {
        this.context = context;
        this.numbers = numbers;
        known = known(context);
        imagined = imagined(context, known);
        rhythm = rhythm();
    }

    private static int known(LatentContext context) {
        int known = 0;
        while (known < context.frames().size()
                && !context.before(known).heard().isNothing()
                && (known == 0 || context.before(known) != context.before(known - 1))) {
            known++;
        }
        return known;
    }

    /** How many of the newest frames were imagined. */
    private static int imagined(LatentContext context, int known) {
        int imagined = 0;
        while (imagined < known && context.before(imagined).heard().rhythm() > 0) {
            imagined++;
        }
        return imagined;
    }

    /** Along an imagined branch that of its beginning. */
    private int rhythm() {
        if (imagined > 0) {
            return context.newest().heard().rhythm();
        }
        double[] unlike = new double[Math.max(0, known - PAIRS)];
        for (int apart = 1; apart <= unlike.length; apart++) {
            unlike[apart - 1] = unlikeness(apart);
        }
        return unlike.length == 0 ? 1 : shortest(unlike);
    }

    /**
     * The shortest distance at which sounds were clearly more alike than usual, or a divisor of it, if they were so at all
     * of that one's multiples; 1 where there is none.
     *
     * @param unlike {@code [i]}: how unlike sounds {@code i + 1} steps apart were, one or more
     */
    private static int shortest(double[] unlike) {
        double[] sorted = unlike.clone();
        Arrays.sort(sorted);
        double usual = sorted[sorted.length / 2];
        double most = usual - sorted[0];
        if (most < LEAST * usual) {
            return 1;
        }
        int found = 1;
        while (usual - unlike[found - 1] < Math.max(LEAST * usual, TELLING * most)) {
            found++;
        }
        int shorter = 1;
        while (shorter < found && (found % shorter != 0 || !repeats(unlike, usual - PART * most, shorter, 2 * found))) {
            shorter++;
        }
        return shorter;
    }

    /** Whether sounds were alike at every multiple of a distance, as far as that was measured. */
    private static boolean repeats(double[] unlike, double most, int distance, int farthest) {
        boolean alike = true;
        for (int apart = distance; apart <= Math.min(farthest, unlike.length); apart += distance) {
            alike &= unlike[apart - 1] <= most;
        }
        return alike;
    }

    private double unlikeness(int apart) {
        double sum = 0;
        for (int lag = 0; lag + apart < known; lag++) {
            float[] late = context.before(lag).heard().audio();
            float[] early = context.before(lag + apart).heard().audio();
            for (int i = 0; i < numbers; i++) {
                double difference = late[i] - early[i];
                sum += difference * difference;
            }
        }
        return sum / (known - apart) / numbers;
    }

    /**
     * Gives an imagined frame its sound, at level differences between those it names and those last heard.
     *
     * @param offset steps ahead
     * @return the frame as it is where nothing was heard
     */
    LatentFrame recall(LatentFrame frame, int offset) {
        if (known == 0 || offset < 1) {
            return frame;
        }
        int apart = rhythm * ((offset + rhythm - 1) / rhythm);
        Heard heard = context.before(apart - offset).heard();
        float[] last = context.before(Math.min(imagined, known - 1)).audio();
        double trust = TRUST + TRUST_AT_ONCE / (imagined + offset);
        float[] cues = new float[last.length - numbers];
        for (int i = 0; i < cues.length; i++) {
            cues[i] = (float) (trust * frame.audio()[numbers + i] + (1 - trust) * last[numbers + i]);
        }
        return new LatentFrame(frame.visual(), frame.audio(), new Heard(heard.wave(), heard.audio(), cues, rhythm));
    }
}
