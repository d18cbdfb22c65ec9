package avnav.worldmodel;

import avnav.worldmodel.codec.LatentShape;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The visual autoencoder and the sound codec, frozen. */
public final class TrainedCodec implements FrameCodec, AutoCloseable {

    private final VisualAutoencoder visual;
    private final SoundStream sound;

    /** Both are closed with this. */
    public TrainedCodec(VisualAutoencoder visual, SoundStream sound) {
        this.visual = visual;
        this.sound = sound;
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when one of the files is damaged or another network's */
    public static TrainedCodec load(Path visualFile, Path soundFile) throws IOException {
        VisualAutoencoder visual = VisualAutoencoder.load(visualFile);
        try {
            return new TrainedCodec(visual, SoundStream.load(soundFile));
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
                sound.settings().latents(),
                sound.settings().dimension());
    }

    @Override
    public List<LatentFrame> encode(List<byte[]> rgb, List<float[][]> waves) {
        float[][] seen = visual.encode(rgb);
        float[][] heard = sound.encode(waves);
        List<LatentFrame> frames = new ArrayList<>(seen.length);
        for (int i = 0; i < seen.length; i++) {
            frames.add(new LatentFrame(seen[i], heard[i]));
        }
        return frames;
    }

    @Override
    public List<byte[]> images(List<LatentFrame> frames) {
        return visual.decode(frames.stream().map(LatentFrame::visual).toArray(float[][]::new));
    }

    @Override
    public List<float[][]> sounds(List<LatentFrame> frames) {
        return sound.decode(frames.stream().map(LatentFrame::audio).toArray(float[][]::new));
    }

    @Override
    public void close() {
        visual.close();
        sound.close();
    }
}
