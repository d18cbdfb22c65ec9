package avnav.worldmodel;

import avnav.worldmodel.codec.AuditoryCues;
import avnav.worldmodel.codec.LatentShape;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.nn.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The visual autoencoder and the sound codec, frozen, and with cues {@link AuditoryCues}: they stand behind the sound's
 * latents in as many more rows, and what is decoded gets its band levels from them.
 */
public final class TrainedCodec implements FrameCodec, AutoCloseable {

    private final VisualAutoencoder visual;
    private final SoundStream sound;
    private final int cueLatents;

    /** Both are closed with this. */
    public TrainedCodec(VisualAutoencoder visual, SoundStream sound, boolean cues) {
        int dimension = sound.settings().dimension();
        if (cues && AuditoryCues.NUMBERS % dimension != 0) {
            throw new IllegalArgumentException("The " + AuditoryCues.NUMBERS + " auditory cues do not fill rows of ("
                    + dimension + ") numbers.\nMaybe cues should be false for this sound codec.");
        }
        this.visual = visual;
        this.sound = sound;
        cueLatents = cues ? AuditoryCues.NUMBERS / dimension : 0;
    }

    /** {@link #load(Path, Path, boolean, Precision)} in the precision that suits this machine. */
    public static TrainedCodec load(Path visualFile, Path soundFile, boolean cues) throws IOException {
        return load(visualFile, soundFile, cues, Precision.fastest());
    }

    /**
     * @param precision of the visual autoencoder; sound is in float32
     * @throws avnav.worldmodel.nn.TensorFileException when one of the files is damaged or another network's
     */
    public static TrainedCodec load(Path visualFile, Path soundFile, boolean cues, Precision precision)
            throws IOException {
        VisualAutoencoder visual = VisualAutoencoder.load(visualFile, precision);
        try {
            return new TrainedCodec(visual, SoundStream.load(soundFile), cues);
        } catch (IOException | RuntimeException e) {
            visual.close();
            throw e;
        }
    }

    public int imageSide() {
        return visual.settings().side();
    }

    /** Samples per ear of one step. */
    public int samples() {
        return sound.settings().segmentSamples();
    }

    @Override
    public LatentSizes sizes() {
        LatentShape shape = visual.latent();
        return new LatentSizes(
                shape.channels(),
                shape.height(),
                shape.width(),
                sound.settings().latents() + cueLatents,
                sound.settings().dimension(),
                cueLatents);
    }

    @Override
    public List<LatentFrame> encode(List<byte[]> rgb, List<float[][]> waves) {
        float[][] seen = visual.encode(rgb);
        float[][] heard = sound.encode(waves);
        List<LatentFrame> frames = new ArrayList<>(seen.length);
        for (int i = 0; i < seen.length; i++) {
            float[] audio = withCues(heard[i], waves.get(i));
            frames.add(new LatentFrame(seen[i], audio, new Heard(waves.get(i), audio)));
        }
        return frames;
    }

    private float[] withCues(float[] latents, float[][] wave) {
        if (cueLatents == 0) {
            return latents;
        }
        float[] audio = Arrays.copyOf(latents, latents.length + AuditoryCues.NUMBERS);
        System.arraycopy(AuditoryCues.of(wave), 0, audio, latents.length, AuditoryCues.NUMBERS);
        return audio;
    }

    @Override
    public List<byte[]> images(List<LatentFrame> frames) {
        return visual.decode(frames.stream().map(LatentFrame::visual).toArray(float[][]::new));
    }

    @Override
    public List<float[][]> sounds(List<LatentFrame> frames) {
        int numbers = sizes().sound();
        float[][] latents = frames.stream()
                .map(frame -> cueLatents == 0 ? frame.audio() : Arrays.copyOf(frame.audio(), numbers))
                .toArray(float[][]::new);
        List<float[][]> waves = sound.decode(latents);
        if (cueLatents == 0) {
            return waves;
        }
        List<float[][]> restored = new ArrayList<>(waves.size());
        for (int i = 0; i < waves.size(); i++) {
            restored.add(AuditoryCues.restore(
                    waves.get(i), AuditoryCues.in(frames.get(i).audio())));
        }
        return restored;
    }

    @Override
    public List<float[][]> remembered(List<LatentFrame> frames) {
        List<LatentFrame> unheard = frames.stream().filter(this::isUnheard).toList();
        Iterator<float[][]> decoded = (unheard.isEmpty() ? List.<float[][]>of() : sounds(unheard)).iterator();
        List<float[][]> waves = new ArrayList<>(frames.size());
        for (LatentFrame frame : frames) {
            waves.add(isUnheard(frame) ? decoded.next() : played(frame.heard()));
        }
        return waves;
    }

    private static float[][] played(Heard heard) {
        return heard.cues().length == 0 ? heard.wave() : AuditoryCues.turn(heard.wave(), heard.cues());
    }

    private boolean isUnheard(LatentFrame frame) {
        return cueLatents == 0 || frame.heard().isNothing();
    }

    @Override
    public void close() {
        visual.close();
        sound.close();
    }
}
