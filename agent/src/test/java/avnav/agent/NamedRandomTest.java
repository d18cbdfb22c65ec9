package avnav.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamedRandomTest {

    @Test
    void sameNamesGiveTheSameSeedAndOthersAnother() {
        Set<Long> seeds = new HashSet<>();
        for (String[] names : new String[][] {{}, {"a"}, {"a", ""}, {"a", "b"}, {"ab"}, {"b", "a"}}) {
            assertThat(NamedRandom.seed(1, names)).isEqualTo(NamedRandom.seed(1, names));
            seeds.add(NamedRandom.seed(1, names));
            seeds.add(NamedRandom.seed(2, names));
        }
        assertThat(seeds).hasSize(12);
    }

    @Test
    void staysTheSameOnAnyMachine() {
        assertThat(NamedRandom.seed(1, "actor", "random", "avnav/test/home-00", "0"))
                .isEqualTo(2256494663823677L);
    }

    @Test
    void fitsIntoADouble() {
        for (long seed = 0; seed < 1000; seed++) {
            assertThat(NamedRandom.seed(seed, "x")).isBetween(0L, (1L << 53) - 1);
        }
    }
}
