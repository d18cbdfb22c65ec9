package avnav.simbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Episode;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommittedEpisodesTest {

    @ParameterizedTest
    @EnumSource(
            value = HomeSplit.class,
            names = {"VAL", "TEST"})
    void areWhatTheGeneratorMakesOfTodaysHomes(HomeSplit split) {
        List<Episode> fresh = new EpisodeGenerator(FurnitureCatalogue.load())
                .generate(split, EpisodeGenerator.usualCount(split), EpisodeGenerator.COMMITTED_SEED);

        assertThat(CommittedEpisodes.read(split))
                .as("call CommittedEpisodes.regenerate and commit the files")
                .isEqualTo(fresh);
    }

    @Test
    void areAsManyAsTheBenchmarkNames() {
        assertThat(CommittedEpisodes.read(HomeSplit.VAL)).hasSize(80);
        assertThat(CommittedEpisodes.read(HomeSplit.TEST)).hasSize(340);
    }

    @Test
    void leaveOutTrainingWhichIsGeneratedOnDemand() {
        assertThatThrownBy(() -> CommittedEpisodes.read(HomeSplit.TRAIN)).hasMessageContaining("\nMaybe generate");
    }
}
