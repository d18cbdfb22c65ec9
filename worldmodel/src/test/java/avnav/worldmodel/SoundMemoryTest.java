package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.codec.AuditoryCues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoundMemoryTest {

    private static final int NUMBERS = 300;
    private static final int CUES = 10;

    /** Latents of one of several unlike sounds, with a little of what is never the same. */
    private static LatentFrame heard(int kind, long time) {
        float[] audio = new float[NUMBERS + CUES];
        SplittableRandom sound = new SplittableRandom(kind);
        SplittableRandom chance = new SplittableRandom(1000 + time);
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (float) (sound.nextGaussian() + 0.3 * chance.nextGaussian());
        }
        return new LatentFrame(new float[] {time}, audio, new Heard(new float[2][4], audio));
    }

    /** A sound that repeats every so many steps, newest at time {@code frames - 1}. */
    private static List<LatentFrame> rhythm(int frames, int period) {
        List<LatentFrame> all = new ArrayList<>();
        for (int time = 0; time < frames; time++) {
            all.add(heard(time % period, time));
        }
        return all;
    }

    private static LatentContext context(List<LatentFrame> frames) {
        return new LatentContext(frames, Collections.nCopies(frames.size(), Displacement.NONE));
    }

    private static LatentFrame imagined(float cue) {
        float[] audio = new float[NUMBERS + CUES];
        Arrays.fill(audio, NUMBERS, audio.length, cue);
        return new LatentFrame(new float[1], audio);
    }

    private static Heard recalled(LatentContext context, int offset) {
        return new SoundMemory(context, NUMBERS).recall(imagined(2), offset).heard();
    }

    private static float[][] recalled(List<LatentFrame> frames, int offset) {
        return recalled(context(frames), offset).wave();
    }

    @Test
    void aRhythmIsFoundAndTheNewestSoundInStepWithTheMomentIsRecalled() {
        for (int period = 2; period <= 9; period++) {
            List<LatentFrame> frames = rhythm(21, period);
            for (int offset = 1; offset <= 16; offset++) {
                int time = 20 + offset;
                while (time > 20) {
                    time -= period;
                }
                assertThat(recalled(frames, offset))
                        .as("period %d, %d steps ahead", period, offset)
                        .isSameAs(frames.get(time).heard().wave());
            }
        }
    }

    @Test
    void aRhythmIsFoundThoughTheSoundChangesAsTheAgentWalks() {
        SplittableRandom random = new SplittableRandom(6);
        float[] walk = new float[NUMBERS + CUES];
        List<LatentFrame> frames = new ArrayList<>();
        for (int time = 0; time < 21; time++) {
            float[] audio = heard(time % 8, time).audio().clone();
            for (int i = 0; i < audio.length; i++) {
                walk[i] += (float) (0.6 * random.nextGaussian());
                audio[i] += walk[i];
            }
            frames.add(new LatentFrame(new float[] {time}, audio, new Heard(new float[2][4], audio)));
        }
        assertThat(recalled(frames, 3)).isSameAs(frames.get(15).heard().wave());
    }

    @Test
    void anImaginedChangeOfLoudnessIsBelievedLessAndLessAlongARollout() {
        LatentContext context = context(rhythm(21, 4));
        assertThat(believed(recalled(context, 8))).isCloseTo(1, within(1e-5));
        double before = 1.1;
        for (int imagined = 0; imagined < 16; imagined++) {
            LatentFrame next = new SoundMemory(context, NUMBERS).recall(imagined(2), 1);
            assertThat(believed(next.heard()))
                    .isLessThanOrEqualTo(before)
                    .isCloseTo(1 / (1 + Math.pow(imagined / 5.0, 6)), within(1e-5));
            before = believed(next.heard());
            context = context.then(next, Displacement.NONE);
        }
    }

    /** Of the way from the recalled sound's own loudness to that imagined. */
    private static double believed(Heard heard) {
        double own = AuditoryCues.loudness(Arrays.copyOfRange(heard.audio(), NUMBERS, NUMBERS + CUES));
        return (AuditoryCues.loudness(heard.cues()) - own) / (2 - own);
    }

    @Test
    void ofASoundWithoutRhythmTheNewestIsRecalled() {
        List<LatentFrame> constant = new ArrayList<>();
        List<LatentFrame> drifting = new ArrayList<>();
        float[] now = new float[NUMBERS + CUES];
        SplittableRandom random = new SplittableRandom(5);
        for (int time = 0; time < 21; time++) {
            constant.add(heard(0, time));
            now = now.clone();
            for (int i = 0; i < now.length; i++) {
                now[i] += (float) random.nextGaussian();
            }
            drifting.add(new LatentFrame(new float[] {time}, now, new Heard(new float[2][4], now)));
        }
        assertThat(recalled(constant, 5)).isSameAs(constant.get(20).heard().wave());
        assertThat(recalled(drifting, 1)).isSameAs(drifting.get(20).heard().wave());
    }

    @Test
    void framesBeforeTheBeginningOfAWalkAreNoRhythm() {
        LatentContext walk = LatentContext.beginning(heard(0, 0), 21);
        assertThat(recalled(walk, 3).wave()).isSameAs(walk.newest().heard().wave());
        List<LatentFrame> frames = rhythm(12, 4);
        for (int time = 1; time < 12; time++) {
            walk = walk.then(frames.get(time), Displacement.NONE);
        }
        assertThat(recalled(walk, 1).wave()).isSameAs(frames.get(8).heard().wave());
    }

    @Test
    void imaginedFramesSoundLikeWhatTheyWereGivenAndLeanMoreAndMoreOnTheCuesLastHeard() {
        List<LatentFrame> frames = rhythm(21, 4);
        float last = frames.get(20).audio()[NUMBERS + 2];
        LatentContext context = context(frames);
        double before = Double.POSITIVE_INFINITY;
        for (int step = 1; step <= 16; step++) {
            LatentFrame next = new SoundMemory(context, NUMBERS).recall(imagined(2), 1);
            assertThat(next.heard().wave())
                    .isSameAs(frames.get(17 + (step - 1) % 4).heard().wave());
            assertThat(next.heard().cues()).hasSize(CUES);
            float own = next.heard().audio()[NUMBERS + 2];
            double trust = ((next.heard().cues()[2] - 0.125 * own) / 0.875 - last) / (2 - last);
            assertThat(trust).isLessThan(before).isBetween(0.22, 0.3 + 1e-5);
            before = trust;
            context = context.then(next, Displacement.NONE);
        }
    }

    @Test
    void whereNothingWasHeardNothingIsRecalled() {
        LatentFrame silent = imagined(1);
        assertThat(recalled(context(List.of(silent, silent)), 1).isNothing()).isTrue();
        assertThat(recalled(context(rhythm(21, 4)), 0).isNothing()).isTrue();
    }
}
