package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.GoldenFolder;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CditGoldenTest {

    private static final double OUTPUT = 1e-4;
    private static final double RELATIVE = 1e-4;

    /** The network's insides under the names that the golden files give them, and a loss for gradients. */
    private static final String PROBES = String.join(
            "\n",
            "  def embeddings(self, action: Tensor, offset: Tensor, step: Tensor, e: List[Tensor]) -> List[Tensor]:",
            "    t = (self).scalar(step, e, 1)",
            "    return [t, (self).scalar(offset / 128, e, 5), (self).action_embedding(action, e)]",
            "  def first_block(self, x: Tensor, context: Tensor, c: Tensor, m: List[Tensor], p: List[Tensor])"
                    + " -> List[Tensor]:",
            "    modulation = (self).modulations(c, m)[0]",
            "    a = torch.chunk(modulation, 11, 2)",
            "    n = (self).norm(context)",
            "    own = (self).self_attention(x, a, p)",
            "    y = x + a[2] * own",
            "    cross = (self).cross_attention(y, n, a, p)",
            "    y = y + a[7] * cross",
            "    return [torch.squeeze(modulation, 1), own, cross, (self).mlp((self).modulate(y, a[8], a[9]), p, 10),"
                    + " (self).block(x, n, modulation, p, torch.size(x, 1))]",
            "  def final(self, x: Tensor, c: Tensor, m: List[Tensor], f: List[Tensor]) -> Tensor:",
            "    return (self).head((self).norm(x), (self).told(c, m, f), f, 0)",
            "  def weigh(self, w: Tensor, y: List[Tensor]) -> Tensor:",
            "    return torch.sum(torch.cat(y, 1) * w)",
            "");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GoldenFolder.of("nwm"))) {
            return folders
                    .filter(folder -> folder.getFileName().toString().startsWith("cdit"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    static void oneThread() {
        TensorEngine.useThreads(1);
    }

    private static AvCdit network(Path folder) throws IOException {
        JsonNode config = GoldenNet.config(folder);
        AvCdit net = GoldenNet.network(
                GoldenNet.settings(config, config.path("input_size").intValue()), new KernelSource(PROBES));
        net.parameters()
                .load(Safetensors.read(folder.resolve("weights.safetensors")).tensors());
        assertThat(net.parameters().count()).isEqualTo(config.path("parameters").longValue());
        return net;
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

    @ParameterizedTest
    @MethodSource("cases")
    void namesAndOrderAreThoseOfTheOriginal(Path folder) throws IOException {
        try (AvCdit net = network(folder)) {
            List<String> order = new ArrayList<>();
            GoldenNet.config(folder).path("state_dict_order").forEach(name -> order.add(name.textValue()));
            assertThat(net.parameters().names()).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheOriginal(Path folder) throws IOException {
        Safetensors io = Safetensors.read(folder.resolve("io.safetensors"));
        try (AvCdit net = network(folder);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            Rows rows = rows(scope, io);
            for (NDList answer : List.of(net.forward(scope, rows), net.predict(scope, rows))) {
                NDArray whole = NDArrays.concat(answer, 1);
                assertThat(GoldenNet.largestDifference(whole.toFloatArray(), GoldenNet.floats(io, "output")))
                        .isLessThan(OUTPUT);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyInnerResultIsTheOriginals(Path folder) throws IOException {
        Safetensors io = Safetensors.read(folder.resolve("io.safetensors"));
        try (AvCdit net = network(folder);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            CditSettings s = net.settings();
            NDList e = new NDList(net.frequencies());
            e.addAll(net.parameters().list(CditLayout.embedders(s)));
            NDArray t = Tensors.of(
                    scope,
                    GoldenNet.floats(io, "sinusoid.t"),
                    io.get("sinusoid.t").size());
            expect(io, "sinusoid.features", call(net, scope, "sinusoid", new NDList(t, net.frequencies())));
            NDList condition = new NDList(rows(scope, io).tensors(scope).subList(4, 7));
            NDList embeddings = call(net, scope, "embeddings", condition, e);
            expect(io, "mid.t_emb,mid.time_emb,mid.action_emb", embeddings);
            NDList c = call(net, scope, "conditioning", condition, e);
            expect(io, "mid.c", c);
            NDList x = call(net, scope, "visual_tokens", new NDList(GoldenNet.tensor(scope, io, "in.x")), e);
            expect(io, "mid.tokens", x);
            NDList seen = new NDList(GoldenNet.tensor(scope, io, "in.x_cond"), Tensors.scalar(scope, 0));
            NDList past = call(net, scope, "visual_context", seen, e);
            expect(io, "mid.context_tokens", past);
            NDList inner = call(
                    net,
                    scope,
                    "first_block",
                    new NDList(x.get(0), past.get(0), c.get(0)),
                    net.parameters().list(CditLayout.modulations(s)),
                    net.parameters().list(CditLayout.blocks(s)));
            expect(
                    io,
                    "mid.block0.modulation,mid.block0.self_attention,mid.block0.cross_attention,mid.block0.mlp,"
                            + "mid.block0.out",
                    inner);
            NDArray last = GoldenNet.tensor(scope, io, "mid.block" + (s.depth() - 1) + ".out");
            NDList heads = net.parameters().list(CditLayout.heads(s));
            NDList modulations = net.parameters().list(CditLayout.modulations(s));
            expect(
                    io,
                    "mid.final_layer.out",
                    call(net, scope, "final", new NDList(last, c.get(0)), modulations, heads));
        }
    }

    private static NDList call(AvCdit net, NDManager scope, String kernel, NDList tensors, NDList... lists) {
        return net.kernels().call(scope, kernel, tensors, lists);
    }

    private static void expect(Safetensors io, String names, NDList results) {
        String[] name = names.split(",");
        for (int i = 0; i < name.length; i++) {
            assertThat(GoldenNet.largestDifference(results.get(i).toFloatArray(), GoldenNet.floats(io, name[i])))
                    .as(name[i])
                    .isLessThan(OUTPUT);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradientIsTheOriginals(Path folder) throws IOException {
        Safetensors io = Safetensors.read(folder.resolve("io.safetensors"));
        JsonNode norms = GoldenNet.config(folder).path("grad_l2_norm");
        try (AvCdit net = network(folder);
                NDManager scope = TensorEngine.newScope(net.scope())) {
            List<String> names = net.parameters().names();
            NDList gradients = net.parameters().gradients(names);
            Rows rows = rows(scope, io);
            rows.noisy().get(0).setRequiresGradient(true);
            rows.context().get(0).setRequiresGradient(true);
            NDList weight = new NDList(GoldenNet.tensor(scope, io, "in.grad_weight"));
            try (GradientPass pass = GradientPass.open()) {
                pass.backward(net.kernels().one(scope, "weigh", weight, net.forward(scope, rows)));
            }
            for (int i = 0; i < names.size(); i++) {
                float[] gradient = gradients.get(i).toFloatArray();
                double norm = norms.path(names.get(i)).doubleValue();
                assertThat(GoldenNet.norm(gradient)).as(names.get(i)).isCloseTo(norm, within(RELATIVE * norm));
                if (io.tensors().containsKey("grad." + names.get(i))) {
                    expectGradient(io, names.get(i), gradient);
                }
            }
            expectGradient(io, "x", rows.noisy().get(0).getGradient().toFloatArray());
            expectGradient(io, "x_cond", rows.context().get(0).getGradient().toFloatArray());
        }
    }

    private static void expectGradient(Safetensors io, String name, float[] gradient) {
        float[] wanted = GoldenNet.floats(io, "grad." + name);
        assertThat(GoldenNet.largestDifference(gradient, wanted))
                .as(name)
                .isLessThan(RELATIVE * GoldenNet.largest(wanted));
    }
}
