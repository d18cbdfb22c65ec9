package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralFidelityGoldenTest {

    private static final Safetensors SOUNDS = Fidelity.tensors("audio.safetensors");

    static Stream<JsonNode> pairs() {
        return Fidelity.each(Fidelity.json("values.json").get("audio"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void measuresAreTheOriginals(JsonNode pair) {
        String clip = pair.get("clip").textValue();
        MagnitudeSpectrum spectrum = spectrum(pair.get("pad_mode").textValue());
        double[][] truth = spectrum.of(SOUNDS.get(clip + ".ref").floats());
        String estimated = pair.get("estimate").textValue();
        double[][] estimate = spectrum.of(SOUNDS.get(clip + "." + estimated).floats());
        assertThat(truth)
                .hasDimensions(pair.get("frames").intValue(), pair.get("bins").intValue());
        double tolerance = estimated.equals("silence") ? 1e-4 : 1e-5;
        assertThat(SpectralFidelity.logDistance(truth, estimate))
                .isCloseTo(pair.get("lsd").doubleValue(), within(tolerance));
        assertThat(SpectralFidelity.logDistance(estimate, truth))
                .isCloseTo(pair.get("lsd_swapped").doubleValue(), within(tolerance));
        assertThat(SpectralFidelity.similarity(truth, estimate))
                .isCloseTo(pair.get("ssim_linear_range2").doubleValue(), within(tolerance));
        JsonNode logarithmic = pair.path("ssim_log10_floor1e-5_range_of_reference");
        if (logarithmic.isNumber()) {
            assertThat(SpectralFidelity.logSimilarity(truth, estimate))
                    .isCloseTo(logarithmic.doubleValue(), within(tolerance));
        }
    }

    @Test
    void magnitudesAreLibrosas() {
        int compared = 0;
        for (String name : SOUNDS.tensors().keySet()) {
            if (name.endsWith(".magnitude")) {
                String padding = name.substring(0, name.indexOf('.'));
                String clip = name.substring(padding.length() + 1, name.length() - ".magnitude".length());
                double[][] actual = spectrum(padding).of(SOUNDS.get(clip).floats());
                double[][] expected = Fidelity.plane(SOUNDS.get(name), 0);
                assertThat(actual).hasDimensions(expected.length, expected[0].length);
                for (int frame = 0; frame < expected.length; frame++) {
                    assertThat(actual[frame]).containsExactly(expected[frame], within(2e-5));
                }
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private static MagnitudeSpectrum spectrum(String padding) {
        return new MagnitudeSpectrum(MagnitudeSpectrum.Padding.valueOf(padding.toUpperCase(Locale.ROOT)));
    }
}
