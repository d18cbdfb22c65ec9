package avnav.worldmodel;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A trained world model: sees and hears a step, and foresees what the next ones would bring. Read only; any number of
 * threads may use it at once. Tensors stay inside.
 */
public final class WorldModel implements AutoCloseable {

    private final WorldModelDescription description;
    private final Map<String, String> notes;
    private final TrainedCodec codec;
    private final AvCdit network;
    private final LatentDynamics dynamics;

    private WorldModel(
            WorldModelDescription description, Map<String, String> notes, TrainedCodec codec, AvCdit network) {
        this.description = description;
        this.notes = Map.copyOf(notes);
        this.codec = codec;
        this.network = network;
        dynamics = new LatentDynamics(network, description.reward(), description.target());
    }

    /** {@link #open(Path, Precision)} in the precision that suits this machine. */
    public static WorldModel open(Path folder) throws IOException {
        return open(folder, Precision.fastest());
    }

    /** @throws TensorFileException when a file is missing, damaged, or belongs to another model */
    public static WorldModel open(Path folder, Precision precision) throws IOException {
        WorldModelFile.Content content = WorldModelFile.read(folder);
        TrainedCodec codec = TrainedCodec.load(
                folder.resolve(WorldModelFile.VISUAL),
                folder.resolve(WorldModelFile.SOUND),
                content.description().cues(),
                precision);
        AvCdit network = new AvCdit(content.description().network(), precision, new SplittableRandom(0));
        try {
            network.parameters().load(content.weights());
            network.prepare();
        } catch (IllegalArgumentException e) {
            network.close();
            codec.close();
            throw new TensorFileException(
                    folder.resolve(WorldModelFile.NETWORK), "does not hold its network. " + e.getMessage(), e);
        }
        return new WorldModel(content.description(), content.notes(), codec, network);
    }

    public WorldModelDescription description() {
        return description;
    }

    /** Where the model comes from: steps, data, validation figures. */
    public Map<String, String> notes() {
        return notes;
    }

    /** @throws IllegalArgumentException when the model was trained for another world */
    public void requireFor(Motion motion, int sampleRateHz, int imageSide) {
        description.requireFor(motion, sampleRateHz, imageSide);
    }

    /** Encoders and decoders. */
    public FrameCodec codec() {
        return codec;
    }

    /** The network alone, for studies of one sense. */
    public LatentDynamics dynamics() {
        return dynamics;
    }

    /**
     * @param rgb {@code [side][side][3]}, flattened
     * @param sound {@code [2][samples]}, full scale 1
     */
    public LatentFrame encode(byte[] rgb, float[][] sound) {
        return codec.encode(List.of(rgb), List.<float[][]>of(sound)).get(0);
    }

    /** The context at an episode's first observation. */
    public LatentContext begin(LatentFrame first) {
        return LatentContext.beginning(first, dynamics.span());
    }

    /** The motion that an action commands, as a context remembers it. */
    public Displacement way(Action action) {
        return Displacement.commanded(action, description.motion());
    }

    /** What will be there after one action? */
    public Query step(int context, Action action) {
        return Query.step(context, action, description.motion());
    }

    /** The fastest good sampler of so many network calls for this model; to be closed by the caller. */
    public Sampler sampler(int steps) {
        return sampler(SamplerSettings.fast(description.prediction(), steps));
    }

    /** @throws IllegalArgumentException when the sampler does not fit what the network predicts */
    public Sampler sampler(SamplerSettings settings) {
        return new Sampler(NoiseSchedule.linear(), description.prediction(), settings);
    }

    /** Foresees all queries; see {@link LatentDynamics#imagine}. */
    public List<Imagined> imagine(
            List<LatentContext> contexts,
            List<Query> queries,
            Sampler sampler,
            StartNoise noise,
            RandomGenerator random) {
        return dynamics.imagine(Modality.AUDIO_VISUAL, contexts, queries, sampler, noise, random);
    }

    @Override
    public void close() {
        network.close();
        codec.close();
    }
}
