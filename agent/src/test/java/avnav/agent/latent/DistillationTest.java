package avnav.agent.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Architecture;
import avnav.agent.policy.NetworkSettings;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.simbridge.Observation;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DistillationTest {

    private static final int SAMPLES = 2400;
    private static final int RATE_HZ = 16_000;
    private static final LatentSizes SHAPE = new LatentSizes(3, 4, 4, 5, 4);

    @TempDir
    Path folder;

    private static ActorCritic policy(Architecture architecture, SplittableRandom random) {
        NetworkSettings.Sizes sound = architecture == Architecture.COMPACT
                ? new NetworkSettings.Sizes(64, 11, 1)
                : new NetworkSettings.Sizes(65, 26, 2);
        return new ActorCritic(new NetworkSettings(architecture, 40, true, false, sound, 8), random);
    }

    /** A walk whose pictures and sounds depend on two hidden numbers a frame. */
    private static List<Observation> walk(double[][] hidden) {
        List<Observation> walk = new ArrayList<>();
        for (double[] h : hidden) {
            byte[] rgb = new byte[40 * 40 * 3];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) (127 + 120 * Math.sin(h[0] * 3 + i * 0.01));
            }
            float[][] audio = new float[2][SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                audio[0][i] = (float) (0.1 * Math.exp(h[1]) * Math.sin(i * 0.3));
                audio[1][i] = (float) (0.1 * Math.exp(-h[1]) * Math.sin(i * 0.3));
            }
            walk.add(new Observation(40, 40, rgb, new float[0], audio, RATE_HZ));
        }
        return walk;
    }

    private static double[][] hidden(int count, SplittableRandom random) {
        double[][] hidden = new double[count][2];
        for (double[] h : hidden) {
            h[0] = 2 * random.nextDouble() - 1;
            h[1] = 2 * random.nextDouble() - 1;
        }
        return hidden;
    }

    private static int[] actions(int count) {
        int[] actions = new int[count];
        for (int i = 0; i < count; i++) {
            actions[i] = i == 0 ? -1 : i % 4;
        }
        return actions;
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void lessonsAreWhatThePolicyItselfSays(Architecture architecture) {
        TensorEngine.useThreads(1);
        SplittableRandom random = new SplittableRandom(3);
        try (ActorCritic policy = policy(architecture, random)) {
            List<Observation> walk = walk(hidden(5, random));
            int[] actions = actions(5);
            List<Lesson> lessons = new Teacher(policy, RATE_HZ, SAMPLES).follow(walk, actions);
            Senses senses = new Senses(policy.settings(), RATE_HZ, SAMPLES);
            float[] memory = new float[policy.memorySize()];
            for (int t = 0; t < walk.size(); t++) {
                Percept percept = senses.of(walk.get(t));
                PolicyStep step = policy.act(new PolicyRows(
                        List.of(percept), new int[] {actions[t]}, new boolean[] {t == 0}, new float[][] {memory}));
                assertThat(lessons.get(t).value()).isCloseTo(step.value()[0], within(1e-5f));
                for (int a = 0; a < 4; a++) {
                    assertThat(lessons.get(t).logits()[a]).isCloseTo(step.logits()[0][a], within(1e-5f));
                }
                memory = step.memory()[0];
            }
        }
    }

    @Test
    void learnsToReadLatentsThatTellTheFrame() throws IOException {
        TensorEngine.useThreads(1);
        SplittableRandom random = new SplittableRandom(5);
        try (ActorCritic policy = policy(Architecture.COMPACT, random);
                LatentSenses student = new LatentSenses(SHAPE, 4, 4, random);
                Distillation distillation = new Distillation(policy, student)) {
            List<Example> examples = examples(policy, random, 400);
            List<Example> unseen = examples(policy, random, 100);
            Agreement before = distillation.measure(unseen);
            distillation.run(examples, new DistillationSettings(1, 300, 32, 3e-3, 0.1, 1), (step, loss) -> {});
            Agreement after = distillation.measure(unseen);

            assertThat(after.valueError()).isLessThan(0.4 * before.valueError());
            assertThat(after.divergence()).isLessThan(0.3 * before.divergence());

            Path file = folder.resolve("senses.safetensors");
            SensesFile.write(file, new SensesFile.Content(student, "p", "w"), ElementType.F32, Map.of());
            SensesFile.Content content = SensesFile.read(file);
            assertThat(content.policy() + content.worldModel()).isEqualTo("pw");
            try (LatentSenses again = content.senses();
                    Distillation check = new Distillation(policy, again)) {
                assertThat(check.measure(unseen)).isEqualTo(after);
            }
        }
    }

    @Test
    void refusesAnotherFile() throws IOException {
        Path file = folder.resolve("other.safetensors");
        new Safetensors(Map.of(), Map.of("format", "something")).write(file);
        assertThatThrownBy(() -> SensesFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not hold senses");
    }

    private static List<Example> examples(ActorCritic policy, SplittableRandom random, int count) {
        double[][] hidden = hidden(count, random);
        List<Lesson> lessons = new Teacher(policy, RATE_HZ, SAMPLES).follow(walk(hidden), actions(count));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] visual = new float[SHAPE.visual()];
            float[] audio = new float[SHAPE.audio()];
            for (int k = 0; k < visual.length; k++) {
                visual[k] = (float) Math.sin(hidden[i][0] * 3 + k);
            }
            for (int k = 0; k < audio.length; k++) {
                audio[k] = (float) Math.cos(hidden[i][1] + k);
            }
            examples.add(new Example(visual, audio, lessons.get(i)));
        }
        return examples;
    }
}
