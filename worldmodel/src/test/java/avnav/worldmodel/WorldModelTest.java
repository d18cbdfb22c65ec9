package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.codec.VisualSettings;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldModelTest {

    private static final VisualSettings VISUAL =
            new VisualSettings(16, 1, List.of(8, 8, 8), 1, 2, 4, false, true, true);
    private static final SoundSettings SOUND = new SoundSettings(80, 4, List.of(2, 4, 5), List.of(1), 4, 1, 2);
    private static final CditSettings NETWORK = new CditSettings(
            24,
            2,
            2,
            2,
            4,
            4,
            2,
            2,
            6,
            1,
            0,
            0,
            false,
            2,
            CditContext.consecutive(4),
            true,
            0.15,
            Math.toRadians(10),
            4,
            false,
            true,
            true);
    private static final Motion MOTION = new Motion(0.15, 10, 0.08);
    private static final int RATE = 1000;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        TensorEngine.useThreads(1);
        SplittableRandom random = new SplittableRandom(4);
        Path visual = folder.resolve("v.safetensors");
        Path sound = folder.resolve("s.safetensors");
        try (VisualAutoencoder autoencoder = new VisualAutoencoder(VISUAL, random);
                SoundStream codec = new SoundStream(SOUND, random);
                AvCdit network = new AvCdit(NETWORK, Precision.FLOAT32, random)) {
            autoencoder.save(visual);
            codec.save(sound);
            for (String name : network.parameters().names()) {
                float[] values = network.parameters().values(name);
                for (int i = 0; i < values.length; i++) {
                    values[i] += 0.1f * (float) random.nextGaussian();
                }
                network.parameters().set(name, values);
            }
            RewardEncoding reward =
                    new RewardEncoding(RewardEncoding.Kind.TWO, List.of(0.01, 0.02), List.of(0.06, 0.1));
            WorldModelDescription description = new WorldModelDescription(
                    NETWORK, Prediction.VELOCITY, reward, target(), false, MOTION, RATE, 80, 16);
            WorldModelFile.write(
                    model(),
                    description,
                    network.parameters().store(),
                    ElementType.F16,
                    visual,
                    sound,
                    Map.of("steps", "7"));
        }
    }

    private static FrameTarget target() {
        List<List<Double>> visual = Collections.nCopies(2, Collections.nCopies(2, 0.75));
        List<List<Double>> audio = Collections.nCopies(2, Collections.nCopies(6, 0.75));
        List<List<Double>> visualTwo = Collections.nCopies(2, Collections.nCopies(2, 2.0));
        List<List<Double>> audioTwo = Collections.nCopies(2, Collections.nCopies(6, 2.0));
        return new FrameTarget(FrameTarget.Kind.CHANGE, visual, visualTwo, audio, audioTwo, 12);
    }

    private Path model() {
        return folder.resolve("model");
    }

    private static LatentFrame observation(WorldModel model, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] rgb = new byte[16 * 16 * 3];
        random.nextBytes(rgb);
        float[][] sound = new float[2][80];
        for (float[] ear : sound) {
            for (int i = 0; i < ear.length; i++) {
                ear[i] = 0.1f * (float) random.nextGaussian();
            }
        }
        return model.encode(rgb, sound);
    }

    @Test
    void foreseesFramesRewardsAndStopsFromWhatItSawAndHeard() throws IOException {
        try (WorldModel model = WorldModel.open(model(), Precision.FLOAT32);
                Sampler sampler = model.sampler(1)) {
            assertThat(model.notes()).containsEntry("steps", "7");
            LatentContext first = model.begin(observation(model, 1));
            LatentContext second = model.begin(observation(model, 2)).then(observation(model, 3), Displacement.NONE);
            List<LatentContext> contexts = List.of(first, second);
            List<Query> queries = List.of(
                    model.step(1, Action.MOVE_FORWARD),
                    model.step(0, Action.TURN_LEFT),
                    model.step(0, Action.STOP),
                    model.step(1, Action.STOP));
            List<Imagined> together =
                    model.imagine(contexts, queries, sampler, StartNoise.SHARED, new SplittableRandom(5));
            assertThat(together).hasSize(4);
            assertThat(together.get(2).distanceDecrease()).isZero();
            assertThat(together.get(2).successProbability()).isBetween(0.0, 1.0);
            assertThat(together.get(0).successProbability()).isZero();
            assertThat(together.get(0).distanceDecrease()).isNotZero();
            for (int i = 0; i < queries.size(); i++) {
                Imagined alone = model.imagine(
                                contexts,
                                queries.subList(i, i + 1),
                                sampler,
                                StartNoise.SHARED,
                                new SplittableRandom(5))
                        .get(0);
                assertThat(alone.frame().visual())
                        .containsExactly(together.get(i).frame().visual(), within(1e-4f));
                assertThat(alone.frame().audio())
                        .containsExactly(together.get(i).frame().audio(), within(1e-4f));
                assertThat(alone.distanceDecrease()).isCloseTo(together.get(i).distanceDecrease(), within(1e-5));
            }
            assertThat(model.codec().images(List.of(together.get(0).frame())).get(0))
                    .hasSize(16 * 16 * 3);
            assertThat(model.codec().sounds(List.of(together.get(0).frame())).get(0)[1])
                    .hasSize(80);
        }
    }

    @Test
    void moreRowsThanFitAtOnceAreForeseenInParts() throws IOException {
        try (WorldModel model = WorldModel.open(model(), Precision.FLOAT32);
                Sampler sampler = model.sampler(2)) {
            List<LatentContext> contexts = List.of(model.begin(observation(model, 1)));
            List<Query> many = Collections.nCopies(70, model.step(0, Action.MOVE_FORWARD));
            List<Imagined> answers = model.imagine(contexts, many, sampler, StartNoise.SHARED, new SplittableRandom(6));
            assertThat(answers).hasSize(70);
            assertThat(answers.get(69).distanceDecrease())
                    .isCloseTo(answers.get(0).distanceDecrease(), within(1e-5));
            List<Imagined> own =
                    model.imagine(contexts, many, sampler, StartNoise.INDEPENDENT, new SplittableRandom(6));
            assertThat(own.get(69).distanceDecrease()).isNotEqualTo(own.get(0).distanceDecrease());
        }
    }

    @Test
    void aModelOfAnotherMotionSoundOrImageIsRefused() throws IOException {
        try (WorldModel model = WorldModel.open(model(), Precision.FLOAT32)) {
            model.requireFor(MOTION, RATE, 16);
            assertThatThrownBy(() -> model.requireFor(new Motion(0.25, 10, 0.08), RATE, 16))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("steps of 0.15 m")
                    .hasMessageContaining("steps of 0.25 m");
            assertThatThrownBy(() -> model.requireFor(new Motion(0.15, 10, 0.1), RATE, 16))
                    .hasMessageContaining("100 samples a step");
            assertThatThrownBy(() -> model.requireFor(MOTION, RATE, 128)).hasMessageContaining("128 pixels");
        }
    }

    @Test
    void aFileFromBeforeListenersToldTheSoundIsRead() throws IOException {
        Path file = model().resolve(WorldModelFile.NETWORK);
        Safetensors stored = Safetensors.read(file);
        Map<String, String> older = new TreeMap<>(stored.metadata());
        String network = older.get("network").replace("\"listenerTellsSound\":false,", "");
        assertThat(older.put("network", network)).isNotEqualTo(network);
        new Safetensors(stored.tensors(), older).write(file);
        assertThat(WorldModelFile.read(model()).description().network()).isEqualTo(NETWORK);
    }

    @Test
    void missingDamagedAndMixedFilesAreRefused() throws IOException {
        assertThatThrownBy(() -> WorldModel.open(folder.resolve("nowhere")))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("avnav train worldmodel");
        Path sound = model().resolve(WorldModelFile.SOUND);
        byte[] whole = Files.readAllBytes(sound);
        byte[] changed = whole.clone();
        changed[changed.length - 1] ^= 1;
        Files.write(sound, changed);
        assertThatThrownBy(() -> WorldModel.open(model()))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("another encoder");
        Files.write(sound, whole);
        Files.copy(sound, model().resolve(WorldModelFile.NETWORK), StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> WorldModel.open(model()))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("another network's");
    }
}
