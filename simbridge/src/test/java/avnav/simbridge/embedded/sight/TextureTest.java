package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.mesh.Texture;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextureTest {

    @Property
    void halvingsKeepTheMeanOfLinearLight(@ForAll long seed, @ForAll @IntRange(max = 6) int bits) {
        SplittableRandom random = new SplittableRandom(seed);
        int side = 1 << bits;
        byte[] rgb = new byte[side * side * 3];
        double sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) random.nextInt(256);
            sum += i % 3 == 0 ? Srgb.linear(rgb[i] & 0xff) : 0;
        }
        MipChain chain = new MipChain(new Texture(side, side, rgb));
        int coarsest = (int) (chain.texels[chain.offsets[chain.levels - 1]] >>> Lanes.RED);
        double wanted = 255 * Srgb.display(sum / (side * side));
        assertThat((double) coarsest).isBetween(wanted - 2, wanted + 2);
    }

    @Test
    void repeatsItsFirstRowAndColumnAtTheEnd() {
        byte[] rgb = new byte[4 * 2 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        MipChain chain = new MipChain(new Texture(4, 2, rgb));
        assertThat(chain.texels[4]).isEqualTo(chain.texels[0]);
        assertThat(chain.texels[10]).isEqualTo(chain.texels[0]);
        assertThat(chain.texels[14]).isEqualTo(chain.texels[0]);
        assertThat(chain.texels[1]).isEqualTo(Lanes.spread(0x030405));
    }

    @Test
    void mixesFourNeighboursByTheirNearness() {
        long[] texels = {Lanes.of(0, 0, 255), Lanes.of(255, 0, 255), Lanes.of(0, 255, 255), Lanes.of(255, 255, 255)};
        long mixed = Lanes.bilinear(texels, 0, 2, 64, 192);
        assertThat(mixed >>> Lanes.RED).isEqualTo(255 * 64);
        assertThat(mixed >>> Lanes.GREEN & Lanes.MASK).isEqualTo(255 * 192);
        assertThat(mixed & Lanes.MASK).isEqualTo(255 * 256);
    }

    @Test
    void stepsLeadFromOneLightToTheOther() {
        long from = Lanes.of(65280, 100, 30000);
        long to = Lanes.of(0, 65000, 30007);
        long there = from + 15 * Lanes.step(from, to, 1 / 15f);
        assertThat(there >>> Lanes.RED).isBetween(0L, 15L);
        assertThat(there >>> Lanes.GREEN & Lanes.MASK).isBetween(64985L, 65000L);
        assertThat(there & Lanes.MASK).isBetween(30000L, 30007L);
    }

    @Test
    void encodesLinearLightAsItWasDecoded() {
        for (int value = 0; value < 256; value++) {
            assertThat(Srgb.encode(Srgb.linear(value))).isBetween(value - 1, value + 1);
        }
    }

    @Test
    void lightMapsAreSmoothBetweenTexelsAndConstantBeyond() {
        float[] rgb = {0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1};
        LightMap map = new LightMap(2, 2, rgb);
        assertThat(map.at(0.5f, 0.5f) & Lanes.MASK).isBetween(32600L, 32680L);
        assertThat(map.at(-3, 0) & Lanes.MASK).isZero();
        assertThat(map.at(9, 9) & Lanes.MASK).isBetween(65200L, 65280L);
    }
}
