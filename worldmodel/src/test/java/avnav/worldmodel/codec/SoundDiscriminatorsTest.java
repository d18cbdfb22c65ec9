package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoundDiscriminatorsTest {

    private static final SoundDiscriminatorSettings SMALL = new SoundDiscriminatorSettings(2, 4, 2, 16, 128, 2, 3);

    private NDManager scope;
    private SoundDiscriminators judges;

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        scope = TensorEngine.newScope();
        judges = new SoundDiscriminators(scope, SMALL, new SplittableRandom(1));
    }

    @AfterEach
    void close() {
        judges.close();
        scope.close();
    }

    private NDArray noise(long seed, double deviation) {
        return Tensors.of(scope, Initialiser.normal(new SplittableRandom(seed), deviation, 4 * 4800), 4, 2, 2400);
    }

    private double largestGradient() {
        double largest = 0;
        for (NDArray gradient :
                judges.parameters().gradients(judges.parameters().names())) {
            for (float value : gradient.toFloatArray()) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return largest;
    }

    @Test
    void persuasionMovesTheSoundAndNotTheJudges() {
        NDArray made = noise(2, 1);
        made.setRequiresGradient(true);
        judges.parameters().gradients(judges.parameters().names());
        try (GradientPass pass = GradientPass.open()) {
            NDList losses = judges.persuade(scope, noise(3, 1), made);
            pass.backward(losses.get(0).add(losses.get(1)));
        }
        assertThat(made.getGradient().abs().max().getFloat()).isGreaterThan(0);
        assertThat(largestGradient()).isZero();
    }

    @Test
    void judgementMovesTheJudgesAndNotTheSound() {
        NDArray made = noise(2, 1);
        made.setRequiresGradient(true);
        try (GradientPass pass = GradientPass.open()) {
            pass.backward(judges.discriminate(scope, noise(3, 1), made));
        }
        assertThat(largestGradient()).isGreaterThan(0);
        assertThat(made.getGradient().abs().max().getFloat()).isZero();
    }

    @Test
    void equalSoundsMatchInEveryFeature() {
        NDArray sound = noise(2, 1);
        NDList losses = judges.persuade(scope, sound, sound.duplicate());
        assertThat(losses.get(1).getFloat()).isZero();
        assertThat(judges.persuade(scope, sound, noise(3, 1)).get(1).getFloat()).isGreaterThan(0.01f);
    }

    /** A verdict of 0 costs 1 on each side of both hinges. */
    @Test
    void undecidedJudgesCostWhatTheHingeSays() {
        for (String name : judges.parameters().names()) {
            if (name.contains("verdict")) {
                judges.parameters().set(name, new float[judges.parameters().values(name).length]);
            }
        }
        assertThat(judges.persuade(scope, noise(2, 1), noise(3, 1)).get(0).getFloat())
                .isCloseTo(1f, within(1e-6f));
        assertThat(judges.discriminate(scope, noise(2, 1), noise(3, 1)).getFloat())
                .isCloseTo(2f, within(1e-6f));
    }

    @Test
    void judgesLearnToTellLoudFromSoft() {
        AdamW optimiser = new AdamW(judges.parameters(), AdamWSettings.adam(1e-8));
        float first = 0;
        float last = 0;
        for (int i = 0; i < 25; i++) {
            try (NDManager step = scope.newSubManager();
                    GradientPass pass = GradientPass.open()) {
                NDArray loss = judges.discriminate(step, noise(2 * i, 1), noise(2 * i + 1, 0.3));
                pass.backward(loss);
                last = loss.getFloat();
                first = i == 0 ? last : first;
            }
            optimiser.step(2e-3, Double.POSITIVE_INFINITY);
        }
        assertThat(last).isLessThan(0.5f * first);
    }

    @Test
    void impossibleSizesAreNamed() {
        assertThatThrownBy(() -> new SoundDiscriminatorSettings(2, 6, 2, 16, 128, 2, 3))
                .hasMessageContaining("(6, 16)");
        assertThatThrownBy(() -> new SoundDiscriminatorSettings(0, 4, 2, 16, 128, 2, 3))
                .hasMessageContaining("waveScales");
    }
}
