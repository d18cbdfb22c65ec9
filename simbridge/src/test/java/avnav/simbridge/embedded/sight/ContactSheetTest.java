package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.Home;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    @Test
    void showsOneColourfulPicturePerCellAndTheSameOnesAgain() {
        List<Home> homes = Pictures.homes(2);
        Camera camera = new Camera(40, 30, 90, 1.25);
        BufferedImage sheet = new ContactSheet(new SceneBuilder(Pictures.FURNITURE), camera).draw(homes, 3, 2, 5);
        BufferedImage again = new ContactSheet(new SceneBuilder(Pictures.FURNITURE), camera).draw(homes, 3, 2, 5);
        assertThat(sheet.getWidth()).isEqualTo(3 * 44 + 4);
        assertThat(sheet.getHeight()).isEqualTo(2 * 34 + 4);
        for (int cell = 0; cell < 6; cell++) {
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    int left = 4 + cell % 3 * 44 + x;
                    int top = 4 + cell / 3 * 34 + y;
                    colours.add(sheet.getRGB(left, top));
                    assertThat(again.getRGB(left, top)).isEqualTo(sheet.getRGB(left, top));
                }
            }
            assertThat(colours).as("cell %d", cell).hasSizeGreaterThan(100);
        }
    }
}
