package avnav.worldmodel;

import avnav.worldmodel.codec.AuditoryCues;
import java.util.Arrays;

/**
 * Recalls what a coming moment may sound like. A network foresees the mean of many waveforms, which is a quiet blur; but
 * most of what will sound has sounded before. For every distance between frames of the context it is measured how much
 * more alike sounds so far apart have been than those a step nearer and a step farther apart, so that a sound which
 * changes as the agent walks does not hide its rhythm; that is the shortest distance at which they clearly were. A moment
 * is given the newest known sound that lies whole rhythms before it. A sound that never repeats itself is most like what
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
    private static final double TRUST = 0.22;

    private static final double TRUST_AT_ONCE = 0.08;

    /** Share of the recalled sound's own level differences in those it is played at. */
    private static final double OWN = 0.125;

    /** Imagined frames since something was heard, after which half of a change of loudness is believed. */
    private static final double HALF_BELIEVED = 5;

    /** How fast that belief falls: little before, and then soon. */
    private static final double FALL = 6;

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
     * The shortest distance at which sounds were clearly more alike than at its neighbours, or a divisor of it, if they were
     * so at all of that one's multiples; 1 where there is none.
     *
     * @param unlike {@code [i]}: how unlike sounds {@code i + 1} steps apart were, one or more
     */
    private static int shortest(double[] unlike) {
        double[] sorted = unlike.clone();
        Arrays.sort(sorted);
        double least = LEAST * sorted[sorted.length / 2];
        double[] alike = alike(unlike);
        double most = Arrays.stream(alike).max().getAsDouble();
        if (most < least) {
            return 1;
        }
        int found = 2;
        while (alike[found - 1] < Math.max(least, TELLING * most)) {
            found++;
        }
        int shorter = 2;
        while (shorter < found && (found % shorter != 0 || !repeats(alike, PART * most, shorter, 2 * found))) {
            shorter++;
        }
        return shorter;
    }

    /** How much more alike sounds were at each distance than on average at both neighbours; at 1 step not at all. */
    private static double[] alike(double[] unlike) {
        double[] alike = new double[unlike.length];
        for (int i = 1; i < alike.length; i++) {
            double before = unlike[i - 1];
            double after = i + 1 < unlike.length ? unlike[i + 1] : before;
            alike[i] = (before + after) / 2 - unlike[i];
        }
        return alike;
    }

    /** Whether sounds were alike at every multiple of a distance, as far as that was measured. */
    private static boolean repeats(double[] alike, double least, int distance, int farthest) {
        boolean repeats = true;
        for (int apart = distance; apart <= Math.min(farthest, alike.length); apart += distance) {
            repeats &= alike[apart - 1] >= least;
        }
        return repeats;
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
     * Gives an imagined frame its sound: at level differences of the ears between those it names, those last heard and the
     * recalled sound's own, and louder or softer by a part of what it names.
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
        float[] named = cues(frame.audio());
        float[] last = cues(context.before(Math.min(imagined, known - 1)).audio());
        float[] own = cues(heard.audio());
        double trust = TRUST + TRUST_AT_ONCE / (imagined + offset);
        float[] cues = new float[own.length];
        for (int i = 0; i < cues.length; i++) {
            cues[i] = (float) (OWN * own[i] + (1 - OWN) * (trust * named[i] + (1 - trust) * last[i]));
        }
        double believed = 1 / (1 + Math.pow(imagined / HALF_BELIEVED, FALL));
        double louder = believed * (AuditoryCues.loudness(named) - AuditoryCues.loudness(own));
        AuditoryCues.setLevels(cues, own, louder);
        return new LatentFrame(frame.visual(), frame.audio(), new Heard(heard.wave(), heard.audio(), cues, rhythm));
    }

    private float[] cues(float[] audio) {
        return Arrays.copyOfRange(audio, numbers, audio.length);
    }
}
