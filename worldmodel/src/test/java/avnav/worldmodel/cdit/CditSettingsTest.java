package avnav.worldmodel.cdit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CditSettingsTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    @Test
    void surviveAFileAndMissNoKey() throws IOException {
        String text = JSON.writeValueAsString(SmallNet.AUDIO_VISUAL);
        assertThat(JSON.readValue(text, CditSettings.class)).isEqualTo(SmallNet.AUDIO_VISUAL);
        assertThatThrownBy(() -> JSON.readValue(text.replace("\"depth\"", "\"dept\""), CditSettings.class))
                .hasMessageContaining("dept");
    }

    @Test
    void impossibleSizesAreNamed() throws IOException {
        String deaf =
                JSON.writeValueAsString(SmallNet.SOUND_TOLD).replace("\"listenerWidth\":14", "\"listenerWidth\":0");
        assertThatThrownBy(() -> JSON.readValue(deaf, CditSettings.class)).hasMessageContaining("listenerWidth 0");
        assertThatThrownBy(() -> CditSettings.nwm(25, 1, 2, 4)).hasMessageContaining("heads (2)");
        assertThatThrownBy(() -> CditSettings.nwm(24, 0, 2, 4)).hasMessageContaining("depth 0");
        assertThatThrownBy(() -> CditSettings.nwm(24, 1, 2, 5)).hasMessageContaining("visualHeight (5)");
        assertThatThrownBy(() -> new CditSettings(
                        24,
                        1,
                        2,
                        4,
                        4,
                        4,
                        2,
                        6,
                        5,
                        4,
                        0,
                        0,
                        false,
                        1,
                        CditContext.consecutive(4),
                        false,
                        1,
                        1,
                        128,
                        true,
                        true,
                        true))
                .hasMessageContaining("audioGroup (4)");
        assertThatThrownBy(() -> new CditSettings(
                        24,
                        1,
                        2,
                        4,
                        4,
                        4,
                        2,
                        6,
                        1,
                        3,
                        0,
                        0,
                        false,
                        4,
                        CditContext.consecutive(4),
                        false,
                        1,
                        1,
                        128,
                        true,
                        true,
                        true))
                .hasMessageContaining("rewardNumbers 4");
    }

    @Test
    void theSizeOfNwmsBaseModelIsKnown() {
        CditSettings base = CditSettings.nwm(768, 12, 12, 16);
        assertThat(base.visualTokens()).isEqualTo(64);
        assertThat(base.flops(Modality.VISUAL, 1) / 2e9).isCloseTo(10.3 + 0.08, within(0.2));
    }
}
