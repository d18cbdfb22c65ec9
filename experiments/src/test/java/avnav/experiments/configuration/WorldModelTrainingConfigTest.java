package avnav.experiments.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.codec.LatentShape;
import avnav.worldmodel.training.Stage;
import avnav.worldmodel.training.StageSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldModelTrainingConfigTest {

    private static final Path FOLDER = Path.of("..", "configs", "worldmodel");

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "paper"})
    void theRecipesAreReadWholeAndFitTheirEncoders(String name) {
        WorldModelTrainingConfig config =
                ConfigFile.read(FOLDER.resolve(name + ".yaml")).as(WorldModelTrainingConfig.class);
        assertThat(config.training().stages().stream().map(StageSettings::stage))
                .containsExactly(Stage.VISION, Stage.AUDIO, Stage.JOINT);
        CditSettings network = config.network()
                .settings(config.latentSizes(), config.training().reward());
        assertThat(network.audioTokens()).isPositive();
    }

    @Test
    void thePapersSizeIsBaseOnStableDiffusionsLatents() {
        WorldModelTrainingConfig config =
                ConfigFile.read(FOLDER.resolve("paper.yaml")).as(WorldModelTrainingConfig.class);
        assertThat(config.network().width()).isEqualTo(768);
        assertThat(config.network().depth()).isEqualTo(12);
        assertThat(config.visual().training().network().latent()).isEqualTo(new LatentShape(4, 16, 16));
    }
}
