package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.sight.Camera;
import avnav.simbridge.embedded.sight.ContactSheet;
import avnav.simbridge.embedded.sight.SceneBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws many homes on one sheet, test and training homes in turn. */
@Command(name = "sheet", description = "Draw a contact sheet of what the agent sees in different homes.")
final class SceneSheetCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "FILE.png", description = "Where to (default: homes.png).")
    private Path out = Path.of("homes.png");

    @Option(names = "--columns", description = "Pictures in a row (default: 6).")
    private int columns = 6;

    @Option(names = "--rows", description = "Rows of pictures (default: 4).")
    private int rows = 4;

    @Option(names = "--size", paramLabel = "PIXELS", description = "Side of a picture (default: 256).")
    private int size = 256;

    @Option(names = "--seed", description = "Chooses rooms and places (default: 1).")
    private long seed = 1;

    @Override
    public Integer call() {
        if (columns < 1 || rows < 1 || columns * rows > 400 || size < 1 || size > 2048) {
            throw new BadInput("The sheet (" + columns + "x" + rows + " pictures of " + size
                    + " pixels) must have 1 to 400 pictures of 1 to 2048 pixels.\nMaybe use --columns 6 --rows 4.");
        }
        FurnitureCatalogue furniture = FurnitureCatalogue.load();
        Camera camera = new Camera(size, size, Camera.AVWM.hfovDegrees(), Camera.AVWM.eyeHeightMetres());
        BufferedImage sheet = new ContactSheet(new SceneBuilder(furniture), camera)
                .draw(homes(furniture, columns * rows), columns, rows, seed);
        AtomicFile.write(out, png(sheet));
        System.out.println("Written: " + out);
        return 0;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Home> homes(FurnitureCatalogue furniture, int most) {
        Homes homes = new Homes(furniture);
        List<Home> made = new ArrayList<>();
        for (int i = 0; i < HomeSplit.TRAIN.homes() && made.size() < most; i++) {
            if (i < HomeSplit.TEST.homes()) {
                made.add(homes.byName(HomeSplit.TEST.homeName(i)));
            }
            if (made.size() < most) {
                made.add(homes.byName(HomeSplit.TRAIN.homeName(i)));
            }
        }
        return made;
    }
}
