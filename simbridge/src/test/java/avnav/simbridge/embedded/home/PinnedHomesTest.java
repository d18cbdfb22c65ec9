package avnav.simbridge.embedded.home;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Committed episodes hold positions in these homes, so no bit of a home may change by accident. After a change on
 * purpose (generator, surfaces or the sizes of furniture) replace {@code pinned-homes.txt} by the lines of the failure
 * and generate the committed episode files anew.
 */
class PinnedHomesTest {

    @Test
    void keepsEveryBitOfTheHomesThatEpisodesWereMadeFor() throws IOException {
        List<String> pinned;
        try (InputStream in = PinnedHomesTest.class.getResourceAsStream("/avnav/home/pinned-homes.txt")) {
            pinned = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Homes homes = new Homes(FurnitureCatalogue.load());
        List<String> actual = pinned.stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .map(name -> name + " " + HomeBytes.sha256(homes.byName(name)))
                .toList();
        assertThat(actual).isNotEmpty().isEqualTo(pinned);
    }
}
