package avnav.worldmodel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.Part;
import avnav.worldmodel.nn.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldModelTrainingTest {

    private static final int ALL = 10_000;

    @TempDir
    private Path folder;

    /** Notes the points; ends the run, as a kill would, behind a number of them. */
    private static class Notes implements WorldModelTraining.Listener {

        private final List<TrainingPoint> points = new ArrayList<>();
        private final List<String> stages = new ArrayList<>();
        private final int most;

        Notes(int most) {
            this.most = most;
        }

        @Override
        public void stage(Stage stage, String description) {
            stages.add(description);
        }

        @Override
        public void point(TrainingPoint point) {
            points.add(point);
            if (points.size() > most) {
                throw new Killed();
            }
        }

        @Override
        public void validated(Stage stage, long total, LatentDynamics model) {}

        @Override
        public void best(WorldModelTraining.Best best) {}
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static WorldModelTraining training(TrainingSettings settings, AvCdit network, Path folder) {
        return new WorldModelTraining(
                settings, network, ToyWalks.walks(12, 30, 1), ToyWalks.walks(6, 30, 100), ToyWalks.MOTION, folder);
    }

    @ParameterizedTest
    @EnumSource
    void aStageMovesItsPartsAndLeavesTheOthersToTheBit(Stage stage) throws IOException {
        try (AvCdit network = ToySettings.network()) {
            randomise(network);
            Map<String, float[]> before = values(network);
            try (WorldModelTraining training =
                    training(ToySettings.training(ToySettings.stage(stage, 4, 0.01)), network, folder)) {
                training.run(new Notes(ALL));
            }
            Map<Part, Boolean> moved = new HashMap<>();
            values(network).forEach((name, after) -> {
                boolean same = Arrays.equals(after, before.get(name));
                moved.merge(Part.of(name), !same, Boolean::logicalOr);
                if (!stage.trains(Part.of(name))) {
                    assertThat(same).as(name).isTrue();
                }
            });
            moved.forEach((part, did) -> assertThat(did).as(part.name()).isEqualTo(stage.trains(part)));
        }
    }

    /** A fresh network answers 0, and behind its closed gates most gradients are 0 too. */
    private static void randomise(AvCdit network) {
        SplittableRandom random = new SplittableRandom(3);
        for (String name : network.parameters().names()) {
            float[] values = network.parameters().values(name);
            for (int i = 0; i < values.length; i++) {
                values[i] += 0.05f * (float) random.nextGaussian();
            }
            network.parameters().set(name, values);
        }
    }

    private static Map<String, float[]> values(AvCdit network) {
        Map<String, float[]> values = new HashMap<>();
        network.parameters()
                .names()
                .forEach(name -> values.put(name, network.parameters().values(name)));
        return values;
    }

    @Test
    void whatTrainsIsSaid() throws IOException {
        Notes notes = new Notes(ALL);
        try (AvCdit network = ToySettings.network();
                WorldModelTraining training =
                        training(ToySettings.training(ToySettings.stage(Stage.AUDIO, 2, 0.01)), network, folder)) {
            training.run(notes);
        }
        assertThat(notes.stages).hasSize(1);
        assertThat(notes.stages.get(0))
                .containsPattern("self attention +[0-9,]+ weights frozen")
                .containsPattern("audio expert +[0-9,]+ weights train");
    }

    @Test
    void theLossFallsAndSingleStepsAreForeseen() throws IOException {
        Notes notes = new Notes(ALL);
        try (AvCdit network = ToySettings.network();
                WorldModelTraining training = training(
                        ToySettings.training(1000, FrameTarget.Kind.FRAME, ToySettings.stage(Stage.JOINT, 400, 0.004)),
                        network,
                        folder)) {
            training.run(notes);
        }
        Losses first = notes.points.get(0).losses();
        TrainingPoint last = notes.points.get(notes.points.size() - 1);
        assertThat(last.validation()).isPresent();
        Losses validated = last.validation().get().losses();
        assertThat(validated.visual()).isLessThan(0.5 * first.visual());
        assertThat(validated.audio()).isLessThan(0.5 * first.audio());
        assertThat(validated.reward()).isLessThan(0.7 * first.reward());
        PlanningFigures oneStep = last.validation().get().planning().get(0);
        assertThat(oneStep.samplerSteps()).isEqualTo(1);
        assertThat(oneStep.stopAccuracy()).isGreaterThan(0.8);
    }

    @Test
    void aKilledRunGoesOnWithTheSameCurve() throws IOException {
        TrainingSettings settings = ToySettings.training(
                ToySettings.stage(Stage.VISION, 6, 0.01),
                ToySettings.stage(Stage.AUDIO, 6, 0.01),
                ToySettings.stage(Stage.JOINT, 6, 0.01));
        Path whole = Files.createDirectories(folder.resolve("whole"));
        try (AvCdit network = ToySettings.network();
                WorldModelTraining training = training(settings, network, whole)) {
            training.run(new Notes(ALL));
        }
        Path halved = Files.createDirectories(folder.resolve("halved"));
        for (int most : new int[] {1, 3, 2, ALL}) {
            try (AvCdit network = ToySettings.network();
                    WorldModelTraining training = training(settings, network, halved)) {
                if (most < ALL) {
                    assertThatThrownBy(() -> training.run(new Notes(most))).isInstanceOf(Killed.class);
                } else {
                    training.run(new Notes(most));
                }
            }
        }
        assertThat(halved.resolve("log.jsonl")).hasSameTextualContentAs(whole.resolve("log.jsonl"));
        Safetensors a = Safetensors.read(whole.resolve("checkpoint.safetensors"));
        Safetensors b = Safetensors.read(halved.resolve("checkpoint.safetensors"));
        assertThat(b.metadata()).isEqualTo(a.metadata());
        a.tensors()
                .forEach((name, tensor) ->
                        assertThat(b.get(name).bytes()).as(name).isEqualTo(tensor.bytes()));
    }

    @Test
    void aLossThatIsNoNumberStopsTheRunAndLeavesTheLastCheckpoint() throws IOException {
        TrainingSettings settings = ToySettings.training(ToySettings.stage(Stage.JOINT, 6, 0.01));
        Path checkpoint = folder.resolve("checkpoint.safetensors");
        try (AvCdit network = ToySettings.network();
                WorldModelTraining training = training(settings, network, folder)) {
            assertThatThrownBy(() -> training.run(new Notes(1))).isInstanceOf(Killed.class);
        }
        byte[] good = Files.readAllBytes(checkpoint);
        try (AvCdit network = ToySettings.network();
                WorldModelTraining training = training(settings, network, folder)) {
            Notes poisoning = new Notes(ALL) {
                @Override
                public void stage(Stage stage, String description) {
                    float[] bias = network.parameters().values("x_embedder.proj.bias");
                    bias[0] = Float.NaN;
                    network.parameters().set("x_embedder.proj.bias", bias);
                }
            };
            assertThatThrownBy(() -> training.run(poisoning))
                    .isInstanceOf(TrainingFailedException.class)
                    .hasMessageContaining("loss")
                    .hasMessageContaining("last good checkpoint is (" + checkpoint);
        }
        assertThat(Files.readAllBytes(checkpoint)).isEqualTo(good);
    }

    @Test
    void aCheckpointOfOtherSettingsOrADamagedOneIsRefused() throws IOException {
        TrainingSettings settings = ToySettings.training(ToySettings.stage(Stage.VISION, 2, 0.01));
        try (AvCdit network = ToySettings.network()) {
            try (WorldModelTraining training = training(settings, network, folder)) {
                training.run(new Notes(ALL));
            }
            try (WorldModelTraining other =
                    training(ToySettings.training(ToySettings.stage(Stage.VISION, 3, 0.01)), network, folder)) {
                assertThatThrownBy(() -> other.run(new Notes(ALL)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("other settings");
            }
            Path file = folder.resolve("checkpoint.safetensors");
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
            try (WorldModelTraining again = training(settings, network, folder)) {
                assertThatThrownBy(() -> again.run(new Notes(ALL))).isInstanceOf(IOException.class);
            }
        }
    }
}
