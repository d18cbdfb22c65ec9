package avnav.simbridge.embedded.acoustics.playback;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.golden.GoldenFolder;
import avnav.simbridge.golden.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sound of SoundSpaces' original continuous simulator, recorded with prepared responses. */
class ContinuousAudioGoldenTest {

    private static final float TOLERANCE = 1e-5f;
    private static final Pose ANYWHERE = new Pose(0, 0, 0, 0);

    @TestFactory
    List<DynamicTest> hearsWhatSoundSpacesHears() throws IOException {
        Path folder = GoldenFolder.of("continuous-audio");
        JsonNode cases = new ObjectMapper()
                .readTree(folder.resolve("continuous-audio.json").toFile())
                .get("cases");
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode recorded : cases) {
            String name = recorded.get("case").asText();
            Safetensors arrays = Safetensors.read(folder.resolve(name + ".safetensors"));
            boolean fades = recorded.get("crossfade").asBoolean();
            tests.add(DynamicTest.dynamicTest(
                    name,
                    () -> replay(
                            recorded,
                            arrays,
                            "audiogoal",
                            fades ? recorded.get("crossfade_samples").asInt() : 0)));
            if (arrays.has("without_crossfade")) {
                tests.add(DynamicTest.dynamicTest(
                        name + " without crossfade", () -> replay(recorded, arrays, "without_crossfade", 0)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void replay(JsonNode recorded, Safetensors arrays, String wanted, int fadeSamples) {
        int rate = recorded.get("sampling_rate").asInt();
        int samples = recorded.get("samples_per_step").asInt();
        JsonNode observations = recorded.get("observations");
        List<ImpulseResponse> script = new ArrayList<>();
        observations.forEach(o -> script.add(response(arrays, o.get("rir").asInt())));
        Acoustics scripted = listener -> script.remove(0);
        int start = observations.get(0).get("index").asInt();
        SourceSound clip = new SourceSound("clip", arrays.floats("clip"));
        Playback playback = new SegmentPlayback(scripted, clip, rate, samples, fadeSamples, start);
        float[] expected = arrays.floats(wanted);
        for (int i = 0; i < observations.size(); i++) {
            JsonNode action = observations.get(i).get("action");
            boolean stops = !action.isNull() && action.asInt() == 0;
            float[][] heard = stops ? playback.stop(ANYWHERE) : playback.next(ANYWHERE);
            for (int ear = 0; ear < 2; ear++) {
                int from = (2 * i + ear) * samples;
                assertThat(heard[ear])
                        .as("observation %d, ear %d", i, ear)
                        .hasSize(samples)
                        .containsExactly(Arrays.copyOfRange(expected, from, from + samples), Offset.offset(TOLERANCE));
            }
        }
    }

    private static ImpulseResponse response(Safetensors arrays, int index) {
        float[] both = arrays.floats("rirs");
        int[] offsets = arrays.ints("rir_offsets");
        int width = both.length / 2;
        return new ImpulseResponse(
                Arrays.copyOfRange(both, offsets[index], offsets[index + 1]),
                Arrays.copyOfRange(both, width + offsets[index], width + offsets[index + 1]));
    }
}
