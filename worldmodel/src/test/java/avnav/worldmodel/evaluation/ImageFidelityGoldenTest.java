package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFidelityGoldenTest {

    private static final Safetensors IMAGES = Fidelity.tensors("images.safetensors");

    static Stream<JsonNode> pairs() {
        return Fidelity.each(Fidelity.json("values.json").get("psnr_ssim"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void sharesAgreeWithScikitImage(JsonNode pair) {
        StoredTensor reference = reference(pair);
        StoredTensor other = other(pair);
        int channels = (int) reference.shape()[0];
        double squares = 0;
        double gaussian = 0;
        double uniform = 0;
        for (int channel = 0; channel < channels; channel++) {
            double[][] x = Fidelity.plane(reference, channel);
            double[][] y = Fidelity.plane(other, channel);
            squares += meanSquare(x, y) / channels;
            gaussian += StructuralSimilarity.gaussian(1).of(x, y) / channels;
            uniform += StructuralSimilarity.uniform(1).of(x, y) / channels;
        }
        assertPsnr(PeakSignalToNoise.of(squares, 1), pair.get("psnr"));
        assertThat(gaussian).isCloseTo(pair.get("ssim_gaussian11").doubleValue(), within(1e-6));
        assertThat(uniform).isCloseTo(pair.get("ssim_uniform7").doubleValue(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void bytesAgreeWithScikitImage(JsonNode pair) {
        byte[] reference = bytes(reference(pair));
        byte[] other = bytes(other(pair));
        int[] size = size(reference(pair));
        assertPsnr(PeakSignalToNoise.of(reference, other), pair.get("psnr_uint8"));
        double similarity = StructuralSimilarity.gaussian(255).of(reference, other, size[0], size[1]);
        assertThat(similarity).isCloseTo(pair.get("ssim_gaussian11_uint8").doubleValue(), within(1e-6));
    }

    @Test
    void everyWindowAgreesWithScikitImage() {
        int maps = 0;
        for (String name : IMAGES.tensors().keySet()) {
            if (!name.endsWith(".ssim_map")) {
                continue;
            }
            String other = name.substring(0, name.length() - ".ssim_map".length());
            StoredTensor reference = IMAGES.get(other.substring(0, other.lastIndexOf('.')) + ".ref");
            for (int channel = 0; channel < reference.shape()[0]; channel++) {
                double[][] expected = Fidelity.plane(IMAGES.get(name), channel);
                double[][] actual = StructuralSimilarity.gaussian(1)
                        .map(Fidelity.plane(reference, channel), Fidelity.plane(IMAGES.get(other), channel));
                for (int row = 0; row < expected.length; row++) {
                    assertThat(actual[row]).containsExactly(expected[row], within(1e-5));
                }
                maps++;
            }
        }
        assertThat(maps).isPositive();
    }

    private static StoredTensor reference(JsonNode pair) {
        return IMAGES.get(pair.get("image").textValue() + ".ref");
    }

    private static StoredTensor other(JsonNode pair) {
        String name = pair.get("other").textValue();
        return IMAGES.get(pair.get("image").textValue() + "." + (name.equals("same") ? "ref" : name));
    }

    private static void assertPsnr(double actual, JsonNode expected) {
        if (expected.isNull()) {
            assertThat(actual).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(PeakSignalToNoise.capped(actual)).isCloseTo(58.92, within(0.01));
        } else {
            assertThat(actual).isCloseTo(expected.doubleValue(), within(1e-6));
        }
    }

    private static double meanSquare(double[][] x, double[][] y) {
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            for (int column = 0; column < x[row].length; column++) {
                sum += Math.pow(x[row][column] - y[row][column], 2);
            }
        }
        return sum / x.length / x[0].length;
    }

    private static int[] size(StoredTensor image) {
        return new int[] {(int) image.shape()[1], (int) image.shape()[2]};
    }

    /** [H][W][3]; a grey image three times, which changes no mean. */
    private static byte[] bytes(StoredTensor image) {
        int channels = (int) image.shape()[0];
        int pixels = image.size() / channels;
        float[] values = image.floats();
        byte[] bytes = new byte[pixels * 3];
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                float value = values[Math.min(channel, channels - 1) * pixels + pixel];
                bytes[pixel * 3 + channel] = (byte) Math.rint(value * 255f);
            }
        }
        return bytes;
    }
}
