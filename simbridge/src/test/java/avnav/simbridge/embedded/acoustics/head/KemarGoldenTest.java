package avnav.simbridge.embedded.acoustics.head;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.golden.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Interaural differences of the committed file through our interpolation against its independent evaluation. */
class KemarGoldenTest {

    private static final double ILD_DECIBELS = 1.0;

    /** The reference was resampled with a filter that folds some of the ear's shadow above 8 kHz back below it. */
    private static final double WHOLE_BAND_ILD_DECIBELS = 1.25;

    private static final double ITD_MICROSECONDS = 40;

    private static final List<JsonNode> DIRECTIONS = new ArrayList<>();
    private static Head raw;
    private static Head equalised;

    @BeforeAll
    static void read() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(GoldenFolder.of("acoustics").resolve("kemar.json").toFile());
        golden.get("horizontal").forEach(DIRECTIONS::add);
        golden.get("elevation_plus30").forEach(DIRECTIONS::add);
        raw = SofaHead.kemarUnequalised();
        equalised = SofaHead.kemar();
    }

    @Test
    void keepsTheLevelDifferenceOfTheWholeBand() {
        for (JsonNode direction : DIRECTIONS) {
            Ears ears = Ears.hear(raw, azimuth(direction), elevation(direction));
            assertThat(ears.levelDifference())
                    .as("azimuth %s, elevation %s", azimuth(direction), elevation(direction))
                    .isCloseTo(direction.get("ild_16k_db").asDouble(), Offset.offset(WHOLE_BAND_ILD_DECIBELS));
        }
    }

    @Test
    void keepsTheLevelDifferenceOfEveryOctave() {
        checkOctaves(raw, 6);
    }

    /** Above, equalisation weighs the notches within an octave anew. */
    @Test
    void equalisationKeepsTheLevelDifferenceUpTo1000Hz() {
        checkOctaves(equalised, 4);
    }

    private static void checkOctaves(Head head, int bands) {
        for (JsonNode direction : DIRECTIONS) {
            Ears ears = Ears.hear(head, azimuth(direction), elevation(direction));
            for (int band = 0; band < bands; band++) {
                assertThat(ears.levelDifference(band))
                        .as("azimuth %s, elevation %s, band %d", azimuth(direction), elevation(direction), band)
                        .isCloseTo(direction.get("ild_octave_db").get(band).asDouble(), Offset.offset(ILD_DECIBELS));
            }
        }
    }

    @Test
    void keepsTheTimeDifferenceBelow1500Hz() {
        for (JsonNode direction : DIRECTIONS) {
            for (Head head : Arrays.asList(raw, equalised)) {
                Ears ears = Ears.hear(head, azimuth(direction), elevation(direction));
                assertThat(ears.timeDifferenceMicroseconds())
                        .as("azimuth %s, elevation %s", azimuth(direction), elevation(direction))
                        .isCloseTo(direction.get("itd_lowpass_16k_us").asDouble(), Offset.offset(ITD_MICROSECONDS));
            }
        }
    }

    private static double azimuth(JsonNode direction) {
        return direction.get("measured_azimuth_deg").asDouble();
    }

    private static double elevation(JsonNode direction) {
        return direction.get("elevation_deg").asDouble();
    }
}
