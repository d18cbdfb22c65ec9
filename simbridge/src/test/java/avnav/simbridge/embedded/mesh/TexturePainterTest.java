package avnav.simbridge.embedded.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Surface;
import avnav.simbridge.embedded.home.Surface.Pattern;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TexturePainterTest {

    private static Surface surface(Pattern pattern, long seed) {
        AcousticMaterial sound = new AcousticMaterial("any", new double[6], 0);
        return new Surface("any", pattern, 0xc09060, 0x604020, 1, seed, sound);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void paintsTheSamePictureForTheSameSeedOnly(Pattern pattern) {
        byte[] one = TexturePainter.paint(surface(pattern, 1)).rgb();
        assertThat(TexturePainter.paint(surface(pattern, 1)).rgb()).isEqualTo(one);
        assertThat(TexturePainter.paint(surface(pattern, 2)).rgb()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @EnumSource(Pattern.class)
    void repeatsWithoutASeam(Pattern pattern) {
        Texture texture = TexturePainter.paint(surface(pattern, 3));
        int[] columns = new int[texture.width()];
        int[] rows = new int[texture.height()];
        for (int y = 0; y < texture.height(); y++) {
            for (int x = 0; x < texture.width(); x++) {
                columns[x] += Math.abs(red(texture, x, y) - red(texture, x + 1, y));
                rows[y] += Math.abs(red(texture, x, y) - red(texture, x, y + 1));
            }
        }
        int seamX = columns[columns.length - 1];
        int seamY = rows[rows.length - 1];
        assertThat(seamX)
                .isLessThanOrEqualTo(
                        Arrays.stream(columns).limit(columns.length - 1).max().orElseThrow() * 5 / 4);
        assertThat(seamY)
                .isLessThanOrEqualTo(
                        Arrays.stream(rows).limit(rows.length - 1).max().orElseThrow() * 5 / 4);
    }

    private static int red(Texture texture, int x, int y) {
        return texture.rgb()[((y % texture.height()) * texture.width() + x % texture.width()) * 3] & 255;
    }

    @Test
    void keepsTheSurfacesColourOnAverage() {
        Texture texture = TexturePainter.paint(surface(Pattern.CARPET, 4));
        long sum = 0;
        for (int i = 0; i < texture.rgb().length; i += 3) {
            sum += texture.rgb()[i] & 255;
        }
        assertThat(sum * 3.0 / texture.rgb().length).isBetween((double) 0x60, (double) 0xc0);
    }

    @Test
    void laysHerringboneInBlocksOfEqualSize() {
        Set<Integer> accents = new HashSet<>();
        int gaps = 0;
        for (int y = 0; y < TexturePainter.SIZE; y++) {
            for (int x = 0; x < TexturePainter.SIZE; x++) {
                TexturePainter.Texel texel = FloorPatterns.herringbone(x, y, 9);
                gaps += texel.accent() == 256 && texel.light() == -60 ? 1 : 0;
                accents.add(texel.accent());
            }
        }
        int blocks = TexturePainter.SIZE * TexturePainter.SIZE / (64 * 16);
        assertThat(gaps).isEqualTo(blocks * (64 + 16 - 1));
        assertThat(accents).hasSizeGreaterThan(20);
    }
}
