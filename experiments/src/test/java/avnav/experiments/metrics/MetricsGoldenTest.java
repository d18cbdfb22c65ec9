package avnav.experiments.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.Json;
import avnav.experiments.metrics.Verdict.Refused;
import avnav.experiments.metrics.Verdict.Scored;
import avnav.experiments.traces.TraceLine;
import avnav.simbridge.NavigationTask;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every episode of {@code golden/metrics} against what the original code made of it. */
class MetricsGoldenTest {

    private static final double TOLERANCE = 1e-6;

    static Stream<Arguments> scoredInTheOriginal() {
        return GoldenTraces.cases().stream()
                .filter(trace -> !GoldenTraces.failedInTheOriginal(trace))
                .map(trace -> Arguments.of(trace.get("name").asText(), trace));
    }

    static Stream<Arguments> withoutALength() {
        return GoldenTraces.cases().stream()
                .filter(MetricsGoldenTest::startsOrEndsWithoutAWay)
                .map(trace -> Arguments.of(trace.get("name").asText(), trace));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scoredInTheOriginal")
    void agreesWithTheOriginal(String name, JsonNode trace) throws IOException {
        Scored scored = (Scored) judge(trace);
        JsonNode wanted = trace.get("final");
        assertThat(scored.success()).isEqualTo(wanted.get("success").asInt());
        assertThat(scored.spl()).isEqualTo(wanted.get("spl").asDouble(), within(TOLERANCE));
        assertThat(scored.softSpl()).isEqualTo(wanted.get("softspl").asDouble(), within(TOLERANCE));
        assertThat(scored.na()).isEqualTo(wanted.get("na").asInt());
        assertThat(scored.sna()).isEqualTo(wanted.get("sna").asDouble(), within(TOLERANCE));
        assertThat(scored.distanceToGoal())
                .isEqualTo(wanted.get("distance_to_goal").asDouble(), within(TOLERANCE));
        double reward = trace.get("episode_reward").asDouble(Double.NaN);
        if (Double.isNaN(reward)) {
            assertThat(scored.totalReward()).isNaN();
        } else {
            assertThat(scored.totalReward()).isEqualTo(reward, within(TOLERANCE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withoutALength")
    void refusesWhatTheOriginalCannotScore(String name, JsonNode trace) throws IOException {
        assertThat(judge(trace)).isInstanceOf(Refused.class);
    }

    @Test
    void averagesTheEpisodesThatTheOriginalAverages() throws IOException {
        JsonNode wanted = GoldenTraces.read().get("mean_over_finite_error_free");
        Set<String> names = new HashSet<>();
        wanted.get("episodes").forEach(name -> names.add(name.asText()));
        List<Scored> scored = new ArrayList<>();
        for (JsonNode trace : GoldenTraces.cases()) {
            if (names.contains(trace.get("name").asText())) {
                scored.add((Scored) judge(trace));
            }
        }
        Summary summary = Summary.of(scored, Bootstrap.STANDARD);
        assertThat(summary.episodes()).isEqualTo(names.size());
        for (Measure measure : Measure.values()) {
            String key = measure == Measure.DISTANCE_TO_GOAL
                    ? "distance_to_goal"
                    : measure.key().toLowerCase();
            assertThat(summary.of(measure).mean())
                    .as(key)
                    .isEqualTo(wanted.get(key).asDouble(), within(TOLERANCE));
        }
    }

    private static Verdict judge(JsonNode trace) throws IOException {
        return new Judge(NavigationTask.AV_NAV)
                .judge(TraceLine.parse(Json.MAPPER.readTree(GoldenTraces.asScoreLine(trace))));
    }

    private static boolean startsOrEndsWithoutAWay(JsonNode trace) {
        JsonNode geodesic = trace.get("geodesic");
        double first = geodesic.get(0).asDouble();
        boolean lost = geodesic.get(geodesic.size() - 1).asText().equals("Infinity");
        return first == 0 || lost;
    }
}
