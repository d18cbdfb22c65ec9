package avnav.worldmodel.cdit;

import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Names, shapes and starting values of the weights, and the order in which the kernels want them. Names and values are
 * NWM's ({@code models.CDiT.initialize_weights}): Xavier-uniform matrices, normal embedders and positions, and zeros in
 * every modulation and head, so that a fresh network answers 0. The audio part's weights come after all visual ones:
 * one seed gives the same visual weights with and without it.
 */
final class CditLayout {

    /** Sinusoid features of one scalar, half of them cosines. */
    static final int FEATURES = 256;

    private static final double NARROW = 0.02;
    private static final int MODULATIONS = 11;
    private static final int HIDDEN = 4;
    private static final List<String> MLP = List.of("mlp.0.weight", "mlp.0.bias", "mlp.2.weight", "mlp.2.bias");

    private final CditSettings settings;
    private final Parameters parameters;
    private final RandomGenerator random;

    private CditLayout(CditSettings settings, Parameters parameters, RandomGenerator random) {
        this.settings = settings;
        this.parameters = parameters;
        this.random = random;
    }

    /** Adds all weights, fresh. */
    static void create(CditSettings settings, Parameters parameters, RandomGenerator random) {
        CditLayout layout = new CditLayout(settings, parameters, random);
        layout.visual();
        if (settings.audio()) {
            layout.audio();
        }
        if (settings.context().motion()) {
            layout.normal("past_embedder.weight", settings.width(), settings.width());
            layout.zeros("past_embedder.bias", settings.width());
        }
        if (settings.listens()) {
            layout.linear("listener.fc1.", settings.listenerWidth(), settings.heardNumbers());
            layout.linear("listener.fc2.", settings.listeningTokens() * settings.width(), settings.listenerWidth());
        }
        if (settings.stopInput()) {
            layout.normal("stop_embedder.weight", 2, settings.width());
        }
    }

    private void visual() {
        int h = settings.width();
        int third = h / 3;
        int inputs = settings.visualChannels() * settings.patch() * settings.patch();
        normal("pos_embed", settings.contextFrames() + 1, settings.visualTokens(), h);
        add(
                "x_embedder.proj.weight",
                Initialiser.xavierUniform(random, inputs, h, h * inputs),
                h,
                settings.visualChannels(),
                settings.patch(),
                settings.patch());
        zeros("x_embedder.proj.bias", h);
        scalarEmbedder("t_embedder.", h);
        scalarEmbedder("y_embedder.x_emb.", third);
        scalarEmbedder("y_embedder.y_emb.", third);
        scalarEmbedder("y_embedder.angle_emb.", h - 2 * third);
        for (int block = 0; block < settings.depth(); block++) {
            block("blocks." + block + ".");
        }
        head("final_layer.", inputs);
        scalarEmbedder("time_embedder.", h);
    }

    private void block(String prefix) {
        int h = settings.width();
        linear(prefix + "attn.qkv.", 3 * h, h);
        linear(prefix + "attn.proj.", h, h);
        add(prefix + "cttn.in_proj_weight", Initialiser.xavierUniform(random, h, 3 * h, 3 * h * h), 3 * h, h);
        zeros(prefix + "cttn.in_proj_bias", 3 * h);
        double deviation = 1 / StrictMath.sqrt(h);
        add(prefix + "cttn.bias_k", Initialiser.normal(random, deviation, h), 1, 1, h);
        add(prefix + "cttn.bias_v", Initialiser.normal(random, deviation, h), 1, 1, h);
        linear(prefix + "cttn.out_proj.", h, h);
        zeros(prefix + "adaLN_modulation.1.weight", MODULATIONS * h, h);
        zeros(prefix + "adaLN_modulation.1.bias", MODULATIONS * h);
        feedForward(prefix + "mlp.");
    }

    private void audio() {
        int h = settings.width();
        int token = settings.audioGroup() * settings.audioDimension();
        int reward = settings.rewardNumbers() * settings.rewardShare();
        linear("audio_embedder.", h, token);
        normal("pos_embed_audio", settings.contextFrames() + 1, settings.audioTokens(), h);
        linear("reward_embedder.", h, reward);
        normal("pos_embed_reward", 1, 1, h);
        for (int block = 0; settings.experts() && block < settings.depth(); block++) {
            feedForward("blocks." + block + ".mlp_audio.");
        }
        head("final_layer_audio.", token);
        head("final_layer_reward.", reward);
    }

    private void feedForward(String prefix) {
        linear(prefix + "fc1.", HIDDEN * settings.width(), settings.width());
        linear(prefix + "fc2.", settings.width(), HIDDEN * settings.width());
    }

    private void head(String prefix, int numbers) {
        int h = settings.width();
        zeros(prefix + "linear.weight", settings.outputs() * numbers, h);
        zeros(prefix + "linear.bias", settings.outputs() * numbers);
        zeros(prefix + "adaLN_modulation.1.weight", 2 * h, h);
        zeros(prefix + "adaLN_modulation.1.bias", 2 * h);
    }

    private void scalarEmbedder(String prefix, int width) {
        normal(prefix + MLP.get(0), width, FEATURES);
        zeros(prefix + MLP.get(1), width);
        normal(prefix + MLP.get(2), width, width);
        zeros(prefix + MLP.get(3), width);
    }

    private void linear(String prefix, int out, int in) {
        add(prefix + "weight", Initialiser.xavierUniform(random, in, out, out * in), out, in);
        zeros(prefix + "bias", out);
    }

    private void normal(String name, int... shape) {
        add(name, Initialiser.normal(random, NARROW, count(shape)), shape);
    }

    private void zeros(String name, int... shape) {
        add(name, new float[count(shape)], shape);
    }

    private void add(String name, float[] values, int... shape) {
        long[] sizes = new long[shape.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = shape[i];
        }
        parameters.add(name, Part.of(name).name(), values, sizes);
    }

    private static int count(int... shape) {
        int count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /** The kernels' list {@code e} but for the frequencies, which come first. */
    static List<String> embedders(CditSettings settings) {
        List<String> names = new ArrayList<>();
        for (String embedder : List.of(
                "t_embedder.", "time_embedder.", "y_embedder.x_emb.", "y_embedder.y_emb.", "y_embedder.angle_emb.")) {
            MLP.forEach(name -> names.add(embedder + name));
        }
        names.addAll(List.of("x_embedder.proj.weight", "x_embedder.proj.bias", "pos_embed"));
        if (settings.audio()) {
            names.addAll(List.of("audio_embedder.weight", "audio_embedder.bias", "pos_embed_audio"));
            names.addAll(List.of("reward_embedder.weight", "reward_embedder.bias", "pos_embed_reward"));
        }
        if (settings.context().motion()) {
            names.addAll(List.of("past_embedder.weight", "past_embedder.bias"));
        }
        if (settings.listens()) {
            names.addAll(List.of("listener.fc1.weight", "listener.fc1.bias"));
            names.addAll(List.of("listener.fc2.weight", "listener.fc2.bias"));
        }
        if (settings.stopInput()) {
            names.add("stop_embedder.weight");
        }
        return names;
    }

    /** Where an embedder's weight stands in {@code e}; -1 when the network has none. */
    private static int place(String name, CditSettings settings) {
        int place = embedders(settings).indexOf(name);
        return place < 0 ? place : place + 1;
    }

    /** The kernels' list {@code m}. */
    static List<String> modulations(CditSettings settings) {
        List<String> names = new ArrayList<>();
        for (int block = 0; block < settings.depth(); block++) {
            names.add("blocks." + block + ".adaLN_modulation.1.weight");
            names.add("blocks." + block + ".adaLN_modulation.1.bias");
        }
        return names;
    }

    /** The kernels' list {@code p}. */
    static List<String> blocks(CditSettings settings) {
        List<String> names = new ArrayList<>();
        for (int block = 0; block < settings.depth(); block++) {
            String prefix = "blocks." + block + ".";
            ofBlock(settings).forEach(name -> names.add(prefix + name));
        }
        return names;
    }

    private static List<String> ofBlock(CditSettings settings) {
        List<String> names = new ArrayList<>();
        names.addAll(List.of("attn.qkv.weight", "attn.qkv.bias", "attn.proj.weight", "attn.proj.bias"));
        names.addAll(List.of("cttn.in_proj_weight", "cttn.in_proj_bias", "cttn.bias_k", "cttn.bias_v"));
        names.addAll(List.of("cttn.out_proj.weight", "cttn.out_proj.bias"));
        names.addAll(List.of("mlp.fc1.weight", "mlp.fc1.bias", "mlp.fc2.weight", "mlp.fc2.bias"));
        if (settings.hasAudioExperts()) {
            names.addAll(List.of("mlp_audio.fc1.weight", "mlp_audio.fc1.bias"));
            names.addAll(List.of("mlp_audio.fc2.weight", "mlp_audio.fc2.bias"));
        }
        return names;
    }

    /** The kernels' list {@code f}. */
    static List<String> heads(CditSettings settings) {
        List<String> names = new ArrayList<>();
        for (String head : settings.audio()
                ? List.of("final_layer.", "final_layer_audio.", "final_layer_reward.")
                : List.of("final_layer.")) {
            names.add(head + "adaLN_modulation.1.weight");
            names.add(head + "adaLN_modulation.1.bias");
            names.add(head + "linear.weight");
            names.add(head + "linear.bias");
        }
        return names;
    }

    /** 128 falling from 1 towards 1/10000 (facts of NWM's TimestepEmbedder), in its float32 arithmetic. */
    static float[] frequencies() {
        float[] frequencies = new float[FEATURES / 2];
        for (int k = 0; k < frequencies.length; k++) {
            float exponent = (float) (-StrictMath.log(10_000) * k) / frequencies.length;
            frequencies[k] = (float) StrictMath.exp(exponent);
        }
        return frequencies;
    }

    /** How the blocks are written down. */
    enum Products {
        /** With weights in float32, for gradients. */
        RECORDED,
        /** With weights of {@link PreparedWeights} as oneDNN wants them, on the CPU, without gradients. */
        PREPARED
    }

    static KernelSource[] kernels(CditSettings s, Precision precision, Products products) {
        List<KernelSource> sources = new ArrayList<>();
        sources.add(source("block.ts", ofBlocks(s, precision)));
        sources.add(
                products == Products.RECORDED
                        ? source("recorded.ts", ofRecorded(s))
                        : source("prepared.ts", ofPrepared(s, precision)));
        sources.add(source("visual.ts", ofVision(s)));
        if (s.audio()) {
            sources.add(source("audio.ts", ofAudio(s)));
        }
        return sources.toArray(KernelSource[]::new);
    }

    private static KernelSource source(String name, Map<String, Object> constants) {
        return KernelSource.resource(CditLayout.class, name, constants);
    }

    private static Map<String, Object> ofBlocks(CditSettings s, Precision precision) {
        Map<String, Object> constants = new HashMap<>();
        constants.put("narrow", precision.narrow());
        constants.put("wide", precision.wide());
        constants.put("width", s.width());
        constants.put("depth", s.depth());
        constants.put("heads", s.heads());
        constants.put("headWidth", s.width() / s.heads());
        constants.put("queryScale", 1 / StrictMath.sqrt((double) s.width() / s.heads()));
        return constants;
    }

    private static Map<String, Object> ofRecorded(CditSettings s) {
        Map<String, Object> constants = new HashMap<>();
        constants.put("width", s.width());
        constants.put("depth", s.depth());
        constants.put("experts", s.hasAudioExperts());
        return constants;
    }

    private static Map<String, Object> ofPrepared(CditSettings s, Precision precision) {
        Map<String, Object> constants = new HashMap<>();
        constants.put("width", s.width());
        constants.put("depth", s.depth());
        constants.put("experts", s.hasAudioExperts());
        constants.put("batched", precision == Precision.BFLOAT16);
        constants.put("unitMetres", s.actionUnitMetres());
        constants.put("unitRadians", s.actionUnitRadians());
        constants.put("pastMotion", s.context().motion());
        constants.put("past", place("past_embedder.weight", s));
        constants.put("stop", place("stop_embedder.weight", s));
        return constants;
    }

    private static Map<String, Object> ofVision(CditSettings s) {
        Map<String, Object> constants = new HashMap<>();
        constants.put("unitMetres", s.actionUnitMetres());
        constants.put("unitRadians", s.actionUnitRadians());
        constants.put("unitSteps", s.offsetUnitSteps());
        constants.put("stopInput", s.stopInput());
        constants.put("stop", place("stop_embedder.weight", s));
        constants.put("channels", s.visualChannels());
        constants.put("patch", s.patch());
        constants.put("patchRows", s.patchRows());
        constants.put("patchColumns", s.patchColumns());
        constants.put("contextFrames", s.contextFrames());
        constants.put("pastMotion", s.context().motion());
        constants.put("past", place("past_embedder.weight", s));
        constants.put("width", s.width());
        constants.put("outputs", s.outputs());
        return constants;
    }

    private static Map<String, Object> ofAudio(CditSettings s) {
        Map<String, Object> constants = new HashMap<>();
        constants.put("audioLatents", s.audioLatents());
        constants.put("audioTokens", s.audioTokens());
        constants.put("soundLatents", s.audioLatents() - s.cueLatents());
        constants.put("listens", s.listens());
        constants.put("listenerTellsSound", s.listenerTellsSound());
        constants.put("listener", place("listener.fc1.weight", s));
        constants.put("pastMotion", s.context().motion());
        constants.put("tokenNumbers", s.audioGroup() * s.audioDimension());
        constants.put("contextFrames", s.contextFrames());
        constants.put("width", s.width());
        constants.put("rewardNumbers", s.rewardNumbers());
        constants.put("share", s.rewardShare());
        constants.put("outputs", s.outputs());
        return constants;
    }
}
