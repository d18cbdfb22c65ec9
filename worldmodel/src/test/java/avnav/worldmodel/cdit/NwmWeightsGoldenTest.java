package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.cdit.NwmWeights.Start;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.TensorEngine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NwmWeightsGoldenTest {

    private static final String FOLDER = "nwm/checkpoint";

    static Stream<Path> checkpoints() {
        return Stream.concat(
                GoldenFolder.files(FOLDER, ".pth.tar").stream()
                        .filter(file -> file.getFileName().toString().matches("(plain|compiled).*")),
                Stream.of(GoldenFolder.of(FOLDER).resolve("expected-ema.safetensors")));
    }

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static Safetensors io() throws IOException {
        return Safetensors.read(GoldenFolder.of(FOLDER).resolve("io.safetensors"));
    }

    private static CditSettings settings() throws IOException {
        JsonNode config = GoldenNet.config(GoldenFolder.of(FOLDER));
        return GoldenNet.settings(config, config.path("input_size").intValue());
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void aCheckpointAnswersAsItsMovingAverage(Path file) throws IOException {
        try (AvCdit net = GoldenNet.network(settings());
                NDManager scope = TensorEngine.newScope(net.scope())) {
            Start start = NwmWeights.read(file).into(net);
            assertThat(start.loaded())
                    .containsExactlyElementsOf(net.parameters().names());
            Safetensors io = io();
            NDList answer = net.forward(scope, rows(scope, io));
            NDArray whole = NDArrays.concat(answer, 1);
            assertThat(GoldenNet.largestDifference(whole.toFloatArray(), GoldenNet.floats(io, "output.ema")))
                    .isLessThan(1e-4);
        }
    }

    private static Rows rows(NDManager scope, Safetensors io) {
        return Rows.ofOwnContexts(
                Modality.VISUAL,
                new NDList(GoldenNet.tensor(scope, io, "in.x")),
                new NDList(GoldenNet.tensor(scope, io, "in.x_cond")),
                GoldenNet.matrix(GoldenNet.floats(io, "in.y"), 3),
                GoldenNet.steps(GoldenNet.floats(io, "in.rel_t")),
                GoldenNet.ints(io, "in.t"));
    }

    @Test
    void aLargerAudioVisualNetworkStartsFromTheVisualOne() throws IOException {
        CditSettings small = settings();
        int side = 2 * small.visualHeight();
        CditSettings large = new CditSettings(
                small.width(),
                small.depth(),
                small.heads(),
                small.visualChannels(),
                side,
                side,
                small.patch(),
                6,
                4,
                3,
                0,
                0,
                false,
                2,
                small.context(),
                true,
                1,
                1,
                128,
                true,
                true,
                true);
        NwmWeights weights = NwmWeights.read(GoldenFolder.of(FOLDER).resolve("plain.pth.tar"));
        try (AvCdit net = new AvCdit(large, Precision.FLOAT32, new SplittableRandom(1))) {
            float[] expert = net.parameters().values("blocks.0.mlp_audio.fc1.weight");
            Start start = weights.into(net);
            assertThat(start.interpolated()).containsExactly("pos_embed");
            assertThat(start.fresh()).contains("audio_embedder.weight", "stop_embedder.weight");
            assertThat(start.fresh()).allMatch(name -> name.matches(".*(audio|reward|stop).*"));
            assertThat(net.parameters().values("blocks.0.mlp_audio.fc1.weight")).isEqualTo(expert);
            assertThat(net.parameters().values("blocks.0.mlp.fc1.weight"))
                    .isEqualTo(weights.tensors().get("blocks.0.mlp.fc1.weight").floats());
        }
    }

    @Test
    void aNetworkOfAnotherDepthIsRefusedAndUnchanged() throws IOException {
        CditSettings s = settings();
        CditSettings deeper = new CditSettings(
                s.width(),
                s.depth() + 1,
                s.heads(),
                s.visualChannels(),
                s.visualHeight(),
                s.visualWidth(),
                s.patch(),
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                s.context(),
                false,
                1,
                1,
                128,
                true,
                false,
                false);
        NwmWeights weights = NwmWeights.read(GoldenFolder.of(FOLDER).resolve("plain.pth.tar"));
        try (AvCdit net = new AvCdit(deeper, Precision.FLOAT32, new SplittableRandom(1))) {
            float[] before = net.parameters().values("pos_embed");
            assertThatThrownBy(() -> weights.into(net))
                    .hasMessageContaining("blocks.1.attn.qkv.weight is absent")
                    .hasMessageContaining("Maybe");
            assertThat(net.parameters().values("pos_embed")).isEqualTo(before);
        }
    }
}
