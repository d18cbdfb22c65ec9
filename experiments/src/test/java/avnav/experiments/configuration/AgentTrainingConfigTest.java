package avnav.experiments.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.agent.policy.NetworkSettings;
import avnav.agent.ppo.PpoSettings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTrainingConfigTest {

    private static final Path FOLDER = Path.of("../configs/agent");

    @Test
    void theSoundSpacesRecipeIsTheOriginals() {
        AgentTrainingConfig recipe =
                ConfigFile.read(FOLDER.resolve("soundspaces.yaml")).as(AgentTrainingConfig.class);
        assertThat(recipe.training().network()).isEqualTo(NetworkSettings.soundSpaces());
        assertThat(recipe.training().ppo().settings()).isEqualTo(PpoSettings.soundSpaces());
        assertThat(recipe.training().updates() * recipe.training().framesPerUpdate())
                .isEqualTo(60_000_000);
    }

    @Test
    void theDefaultRecipeTrainsTheCompactNetwork() {
        ConfigFile file = ConfigFile.read(FOLDER.resolve("default.yaml"));
        assertThat(file.as(AgentTrainingConfig.class).training().network()).isEqualTo(NetworkSettings.compact());
        assertThatThrownBy(() -> file.with(List.of("training.environments=31")).as(AgentTrainingConfig.class))
                .hasMessageContaining("multiple");
    }
}
