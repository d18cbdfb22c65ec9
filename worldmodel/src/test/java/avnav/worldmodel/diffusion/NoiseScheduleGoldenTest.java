package avnav.worldmodel.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.worldmodel.nn.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NoiseScheduleGoldenTest {

    private static final String FOLDER = "nwm/diffusion";

    private final NoiseSchedule schedule = NoiseSchedule.linear();

    static Stream<String> respacings() {
        JsonNode config = Golden.json(GoldenFolder.of(FOLDER).resolve("config.json"));
        Iterable<String> names = () -> config.get("respacings").fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    @Test
    void tablesAreTheOriginals() {
        Golden golden = Golden.read(GoldenFolder.of(FOLDER).resolve("schedule-1000.safetensors"));
        assertTable(golden, "betas", schedule, schedule::beta, 1e-12);
        assertTable(
                golden, "sqrt_alphas_cumprod", schedule, t -> schedule.level(t).signal(), 1e-12);
        assertTable(
                golden,
                "sqrt_one_minus_alphas_cumprod",
                schedule,
                t -> schedule.level(t).noise(),
                1e-12);
        Prediction epsilon = Prediction.EPSILON;
        assertTable(
                golden,
                "sqrt_recip_alphas_cumprod",
                schedule,
                t -> epsilon.start(schedule.level(t)).first(),
                1e-12);
        assertTable(
                golden,
                "sqrt_recipm1_alphas_cumprod",
                schedule,
                t -> -epsilon.start(schedule.level(t)).second(),
                1e-12);
        assertPosterior(golden, "", schedule, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("respacings")
    void respacedTablesAreTheOriginals(String name) {
        Golden golden = Golden.read(GoldenFolder.of(FOLDER).resolve("respacing.safetensors"));
        String prefix = name.replace(',', '_') + ".";
        int[] expected = golden.ints(prefix + "timestep_map");
        if (name.matches("\\d+")) {
            assertThat(Respacing.fractional(schedule.steps(), Integer.parseInt(name)))
                    .containsExactly(expected);
        }
        NoiseSchedule respaced = schedule.respaced(expected);
        assertTable(golden, prefix + "betas", respaced, respaced::beta, 1e-10);
        assertPosterior(golden, prefix, respaced, 1e-10);
    }

    private static void assertPosterior(Golden golden, String prefix, NoiseSchedule schedule, double relative) {
        assertTable(golden, prefix + "alphas_cumprod", schedule, schedule::alphaBar, relative);
        assertTable(golden, prefix + "posterior_variance", schedule, schedule::posteriorVariance, relative);
        assertTable(
                golden, prefix + "posterior_log_variance_clipped", schedule, schedule::logPosteriorVariance, relative);
        assertTable(
                golden,
                prefix + "posterior_mean_coef1",
                schedule,
                t -> schedule.posteriorMean(t).first(),
                relative);
        assertTable(
                golden,
                prefix + "posterior_mean_coef2",
                schedule,
                t -> schedule.posteriorMean(t).second(),
                relative);
    }

    private static void assertTable(
            Golden golden, String key, NoiseSchedule schedule, IntToDoubleFunction table, double relative) {
        double[] actual =
                IntStream.range(0, schedule.steps()).mapToDouble(table).toArray();
        Golden.assertClose(key, actual, golden.doubles(key), relative);
    }
}
