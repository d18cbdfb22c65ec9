package avnav.worldmodel.record;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

    private static final Path FOLDER = Path.of("runs", "first");

    @Test
    void theSameSettingsPass() {
        assertThatCode(() -> RunSettings.requireSame(FOLDER, "Steps[minutes=52.0]", "Steps[minutes=52.0]"))
                .doesNotThrowAnyException();
    }

    @Test
    void theFirstDifferenceIsNamedAlone() {
        assertThatThrownBy(() -> RunSettings.requireSame(
                        FOLDER, "Run[seed=1, minutes=52.0, steps=[1, 4]]", "Run[seed=1, minutes=36.0, steps=[1, 2]]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(FOLDER.toString())
                .hasMessageContaining("(minutes=52.0) then, (minutes=36.0) now")
                .hasMessageContaining("Maybe")
                .hasMessageNotContaining("steps");
    }

    @Test
    void settingsThatWereNotRecordedOrHaveGoneAreNamedToo() {
        assertThatThrownBy(() -> RunSettings.requireSame(FOLDER, "{\"a\":1}", "{\"a\":1,\"b\":2}"))
                .hasMessageContaining("(nothing) then, (\"b\":2) now");
        assertThatThrownBy(() -> RunSettings.requireSame(FOLDER, "a 1 b 2", "a 1"))
                .hasMessageContaining("(b) then, (nothing) now");
    }
}
