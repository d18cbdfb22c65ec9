package avnav.agent.policy;

import avnav.simbridge.Action;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Parameters;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Names, shapes and starting values of a network's weights, in the order in which its kernels number them. The names
 * are those of SoundSpaces' state dict without its {@code actor_critic.} prefix.
 */
final class NetworkLayout {

    private final NetworkSettings settings;
    private final Parameters parameters;
    private final RandomGenerator random;

    private NetworkLayout(NetworkSettings settings, Parameters parameters, RandomGenerator random) {
        this.settings = settings;
        this.parameters = parameters;
        this.random = random;
    }

    static void create(NetworkSettings settings, Parameters parameters, RandomGenerator random) {
        NetworkLayout layout = new NetworkLayout(settings, parameters, random);
        int features =
                switch (settings.architecture()) {
                    case SOUNDSPACES -> layout.soundSpacesEncoders();
                    case COMPACT -> layout.compactEncoders();
                };
        layout.memoryAndHeads(features);
    }

    static KernelSource[] kernels(NetworkSettings settings) {
        boolean compact = settings.architecture() == Architecture.COMPACT;
        KernelSource shared = KernelSource.resource(NetworkLayout.class, "policy.ts", Map.of("gru", compact ? 12 : 16));
        boolean wide = isWide(settings);
        KernelSource senses = compact
                ? KernelSource.resource(NetworkLayout.class, "compact.ts")
                : KernelSource.resource(
                        NetworkLayout.class, "soundspaces.ts", Map.of("stride1", wide ? 4 : 2, "stride2", 2));
        return new KernelSource[] {senses, shared};
    }

    /** SoundSpaces takes the large kernels when neither side of the spectrogram is below 30. */
    private static boolean isWide(NetworkSettings settings) {
        return Math.min(settings.soundShape().rows(), settings.soundShape().columns()) >= 30;
    }

    private int soundSpacesEncoders() {
        int hidden = settings.hidden();
        int[][] visual = {{32, 8, 4}, {64, 4, 2}, {64, 3, 2}};
        int side = settings.imageSide();
        int channels = settings.imageChannels();
        convolutions("net.visual_encoder.cnn", visual, channels, side, side, hidden);
        int[][] audio = isWide(settings)
                ? new int[][] {{32, 8, 4}, {64, 4, 2}, {64, 3, 1}}
                : new int[][] {{32, 5, 2}, {64, 3, 2}, {64, 3, 1}};
        NetworkSettings.Sizes sound = settings.soundShape();
        convolutions("net.audio_encoder.cnn", audio, sound.channels(), sound.rows(), sound.columns(), hidden);
        return 2 * hidden;
    }

    private int compactEncoders() {
        int half = settings.hidden() / 2;
        int[][] visual = {{16, 5, 2}, {32, 3, 2}, {32, 3, 2}};
        int side = settings.imageSide();
        convolutions("net.visual_encoder.cnn", visual, settings.imageChannels(), side, side, half);
        linear("net.audio_encoder.mlp.0", settings.soundShape().count(), settings.hidden());
        linear("net.audio_encoder.mlp.2", settings.hidden(), half);
        return 2 * half + Action.COUNT;
    }

    /** @param layers output channels, kernel and stride of each */
    private void convolutions(String prefix, int[][] layers, int channels, int height, int width, int out) {
        int from = channels;
        int h = height;
        int w = width;
        for (int i = 0; i < layers.length; i++) {
            int to = layers[i][0];
            int kernel = layers[i][1];
            int fanIn = from * kernel * kernel;
            weights(prefix + "." + 2 * i, fanIn, to, to, from, kernel, kernel);
            h = (h - kernel) / layers[i][2] + 1;
            w = (w - kernel) / layers[i][2] + 1;
            from = to;
        }
        linear(prefix + "." + 2 * layers.length, from * h * w, out);
    }

    private void linear(String name, int in, int out) {
        weights(name, in, out, out, in);
    }

    /** SoundSpaces passes sqrt(2) to PyTorch as the negative slope, so its gain is sqrt(2/3); ours is sqrt(2). */
    private void weights(String name, int fanIn, int out, long... shape) {
        boolean original = settings.architecture() == Architecture.SOUNDSPACES;
        double gain = StrictMath.sqrt(original ? 2.0 / 3.0 : 2.0);
        parameters.add(name + ".weight", "encoder", Initialiser.kaimingNormal(random, gain, fanIn, out * fanIn), shape);
        parameters.add(name + ".bias", "encoder", new float[out], out);
    }

    private void memoryAndHeads(int features) {
        int h = settings.hidden();
        String rnn = "net.state_encoder.rnn.";
        parameters
                .add(
                        rnn + "weight_ih_l0",
                        "memory",
                        Initialiser.orthogonal(random, 1, 3 * h, features),
                        3 * h,
                        features)
                .add(rnn + "weight_hh_l0", "memory", Initialiser.orthogonal(random, 1, 3 * h, h), 3 * h, h)
                .add(rnn + "bias_ih_l0", "memory", new float[3 * h], 3 * h)
                .add(rnn + "bias_hh_l0", "memory", new float[3 * h], 3 * h);
        int actions = Action.COUNT;
        parameters
                .add(
                        "action_distribution.linear.weight",
                        "actor",
                        Initialiser.orthogonal(random, 0.01, actions, h),
                        actions,
                        h)
                .add("action_distribution.linear.bias", "actor", new float[actions], actions)
                .add("critic.fc.weight", "critic", Initialiser.orthogonal(random, 1, 1, h), 1, h)
                .add("critic.fc.bias", "critic", new float[1], 1);
    }
}
