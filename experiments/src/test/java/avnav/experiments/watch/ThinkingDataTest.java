package avnav.experiments.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.planner.Plan;
import avnav.simbridge.Action;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class ThinkingDataTest {

    private static final int SIDE = ThoughtDiary.IMAGINED_PIXELS;
    private static final int JPEG_ERROR = 12;
    private static final int DECISIONS = 6;

    private final ToyThoughts toy = ToyThoughts.walk(DECISIONS, 100);
    private final JsonNode data = new ThinkingData(toy.diary, 0.15, 1).json();

    @Test
    void everyRowOfEverySearchIsANodeOfOneTree() {
        assertThat(data.path("thoughts")).hasSize(DECISIONS);
        for (int i = 0; i < DECISIONS; i++) {
            JsonNode nodes = data.path("thoughts").path(i).path("nodes");
            assertThat(nodes).hasSize(toy.plans.get(i).rowsImagined());
            Set<String> branches = new HashSet<>();
            for (int n = 0; n < nodes.size(); n++) {
                JsonNode node = nodes.path(n);
                int parent = node.path("parent").asInt();
                assertThat(parent).isBetween(-1, n - 1);
                int before = parent < 0 ? 0 : nodes.path(parent).path("depth").asInt();
                assertThat(node.path("depth").asInt()).isEqualTo(before + 1);
                assertThat(node.path("likely").asDouble()).isBetween(0.05, 0.6);
                assertThat(parent < 0 || action(nodes.path(parent)) != Action.STOP)
                        .isTrue();
                assertThat(branches.add(parent + " " + action(node))).isTrue();
                assertThat(node.has("picture")).isEqualTo(action(node) != Action.STOP);
            }
        }
    }

    @Test
    void theChosenBranchIsThePlanAndBranchesGoOnFromTheBeam() {
        for (int i = 0; i < DECISIONS; i++) {
            JsonNode thought = data.path("thoughts").path(i);
            JsonNode nodes = thought.path("nodes");
            Plan plan = toy.plans.get(i);
            List<Action> chosen = new ArrayList<>();
            int last = -1;
            for (JsonNode number : thought.path("chosen")) {
                JsonNode node = nodes.path(number.asInt());
                assertThat(node.path("parent").asInt()).isEqualTo(last);
                Plan.Step step = plan.steps().get(chosen.size());
                assertThat(node.path("reward").asDouble()).isCloseTo(step.reward(), within(1e-4));
                assertThat(node.path("value").asDouble()).isCloseTo(step.value(), within(1e-4));
                chosen.add(action(node));
                last = number.asInt();
            }
            assertThat(chosen).isEqualTo(plan.actions());
            assertThat(thought.path("score").asDouble()).isCloseTo(plan.score(), within(1e-4));
            JsonNode lastBeam = thought.path("beams").path(thought.path("beams").size() - 1);
            assertThat(lastBeam.path(0).path(0).asInt()).isEqualTo(last);
            for (JsonNode node : nodes) {
                if (node.path("parent").asInt() >= 0) {
                    JsonNode beam =
                            thought.path("beams").path(node.path("depth").asInt() - 2);
                    assertThat(beam).anyMatch(kept -> kept.path(0).equals(node.path("parent")));
                }
            }
        }
    }

    @Test
    void everyNodesPictureIsWhatWasImaginedThere() throws IOException {
        for (int i = 0; i < DECISIONS; i++) {
            JsonNode nodes = data.path("thoughts").path(i).path("nodes");
            BufferedImage sheet = image(data.path("thoughts").path(i));
            long[] path = new long[nodes.size()];
            int pictures = 0;
            for (int n = 0; n < nodes.size(); n++) {
                JsonNode node = nodes.path(n);
                int parent = node.path("parent").asInt();
                path[n] = ToyThoughts.path(parent < 0 ? 1000L * (i + 1) : path[parent], action(node));
                if (node.has("picture")) {
                    int column = node.path("picture").asInt();
                    assertSameColour(sheet.getRGB(column * SIDE + SIDE / 2, SIDE / 2), ToyThoughts.colour(path[n]));
                    pictures++;
                }
            }
            assertThat(sheet.getWidth()).isEqualTo(pictures * SIDE);
            assertThat(sheet.getHeight()).isEqualTo(SIDE + SIDE / 2);
        }
    }

    @Test
    void spectraShowPitchFromBelowAndTheLouderEarOnTheLeft() throws IOException {
        BufferedImage sheet = image(data.path("moments").path(0));
        int side = ThoughtDiary.REAL_PIXELS;
        int bottom = side + side / 2;
        int pitch = bottom - 1 - 300 * side / 2 / 8000;
        assertThat(brightness(sheet, side / 4, pitch)).isGreaterThan(brightness(sheet, side / 4, side + 8) + 200);
        assertThat(brightness(sheet, side / 4, pitch)).isGreaterThan(brightness(sheet, 3 * side / 4, pitch) + 30);
    }

    @Test
    void momentsTellWhatReallyHappenedAndTheSoundIsTheWholeWalks() throws Exception {
        JsonNode moments = data.path("moments");
        assertThat(moments).hasSize(DECISIONS + 1);
        assertThat(moments.path(0).path("action").asInt()).isEqualTo(-1);
        for (int i = 1; i <= DECISIONS; i++) {
            assertThat(moments.path(i).path("action").asInt())
                    .isEqualTo(toy.plans.get(i - 1).first().code());
            assertThat(moments.path(i).path("reward").asDouble()).isEqualTo(0.14);
            assertThat(moments.path(i).path("metres").asDouble()).isCloseTo(3 - 0.15 * i, within(1e-9));
            assertThat(moments.path(i).path("collided").asBoolean()).isEqualTo(i == 2);
            assertSameColour(image(moments.path(i)).getRGB(20, 20), 0x404040 + 0x0a0a0a * i);
        }
        byte[] wav = Base64.getDecoder().decode(data.path("wav").asText());
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertThat(sound.getFrameLength()).isEqualTo((long) ToyThoughts.SAMPLES * (DECISIONS + 1));
            assertThat(sound.getFormat().getChannels()).isEqualTo(2);
        }
    }

    @Test
    void aLimitLeavesOutLaterDecisionsAndAnInfiniteDistanceIsLeftOut() {
        ToyThoughts longer = ToyThoughts.walk(5, 2);
        assertThat(longer.diary.thoughts()).hasSize(2);
        assertThat(longer.diary.moments()).hasSize(3);
        assertThat(longer.diary.decisions()).isEqualTo(5);
        assertThat(longer.diary.heard().seconds()).isCloseTo(0.45, within(1e-9));
        assertThat(longer.page().text()).contains("the first 2 of 5 decisions");
        assertThatThrownBy(() -> ToyThoughts.walk(1, 0))
                .hasMessageContaining("(0)")
                .hasMessageContaining("Maybe");
    }

    @Test
    void thePageIsOneFileThatNamesNobodyElseAndIsTheSameEveryTime() {
        String page = toy.page().text();
        assertThat(page).isEqualTo(ToyThoughts.walk(DECISIONS, 100).page().text());
        assertThat(page)
                .contains("beam-toy-k3-b3-h3", "privileged", "toy&lt;home&gt;", "success")
                .contains(
                        data.path("wav").asText(),
                        data.path("thoughts").path(3).path("sheet").asText())
                .doesNotContain("https:", "src=\"", "<link", "@import", "fetch(")
                .doesNotContain("toy<home>");
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:");
    }

    private static Action action(JsonNode node) {
        return Action.ofCode(node.path("action").asInt());
    }

    private static BufferedImage image(JsonNode withSheet) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(withSheet.path("sheet").asText())));
    }

    private static int brightness(BufferedImage image, int x, int y) {
        int rgb = image.getRGB(x, y);
        return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }

    private static void assertSameColour(int actual, int expected) {
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(actual >> shift & 255).isCloseTo(expected >> shift & 255, within(JPEG_ERROR));
        }
    }
}
