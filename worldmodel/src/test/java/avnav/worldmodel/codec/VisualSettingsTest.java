package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class VisualSettingsTest {

    private static VisualSettings of(int side, List<Integer> widths, int layers, int groups) {
        return new VisualSettings(side, 1, widths, layers, 4, groups, false, true, true);
    }

    @Test
    void saysHowSmallTheLatentsAre() {
        VisualSettings settings = of(128, List.of(16, 16, 32, 64, 96), 1, 8);
        assertThat(settings.reduction()).isEqualTo(16);
        assertThat(settings.latent()).isEqualTo(new LatentShape(4, 8, 8));
        assertThat(settings.latent().count()).isEqualTo(256);
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertThatThrownBy(() -> of(128, List.of(16, 20), 1, 8))
                .hasMessageContaining("(20)")
                .hasMessageContaining("normGroups (8)")
                .hasMessageContaining("\nMaybe");
        assertThatThrownBy(() -> of(100, List.of(8, 8, 8, 8), 1, 8))
                .hasMessageContaining("(100)")
                .hasMessageContaining("\nMaybe");
        assertThatThrownBy(() -> of(128, List.of(), 1, 8)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> of(128, List.of(8), 0, 8)).hasMessageContaining("layers (0)");
        assertThatThrownBy(() -> of(128, List.of(8), 1, 0)).hasMessageContaining("normGroups (0)");
    }

    @Test
    void readsDiffusersConfigurationAndRefusesWhatItCannotDo() {
        VisualSettings settings = of(64, List.of(8, 16), 2, 4);
        VisualScale scale = new VisualScale(new float[] {1, 2, 3, 4}, new float[] {1, 1, 2, 0.5f});
        VisualConfig back = VisualConfig.parse(new VisualConfig(settings, scale).json());
        assertThat(back.settings()).isEqualTo(settings);
        assertThat(back.scale().mean()).containsExactly(1, 2, 3, 4);
        assertThat(back.scale().deviation()).containsExactly(1, 1, 2, 0.5f);
        assertThat(VisualConfig.parse("{\"block_out_channels\": [32], \"scaling_factor\": 0.5}")
                        .scale()
                        .deviation())
                .containsExactly(2, 2, 2, 2);
        assertThatThrownBy(() -> VisualConfig.parse("{\"act_fn\": \"relu\"}"))
                .hasMessageContaining("act_fn (relu)")
                .hasMessageContaining("\nMaybe");
        assertThatThrownBy(() -> VisualConfig.parse("{\"down_block_types\": [\"AttnDownEncoderBlock2D\"]}"))
                .hasMessageContaining("(AttnDownEncoderBlock2D)");
        assertThatThrownBy(() ->
                        VisualConfig.parse("{\"latent_channels\": 3, \"latents_mean\": [0], \"latents_std\": [1]}"))
                .hasMessageContaining("latents_mean");
        assertThatThrownBy(() -> VisualConfig.parse("not json")).hasMessageContaining("not JSON");
    }
}
