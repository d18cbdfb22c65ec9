package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.HomePlan;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.watch.Recording;
import avnav.simbridge.Observation;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Homes;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.FrameShape;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a film and a WAV file of one stored trajectory, from its own pictures and sounds. */
@Command(
        name = "view",
        description = "Play one trajectory of a data set: a film of its pictures beside the floor plan, and a stereo "
                + "WAV of its sounds.")
final class DataViewCommand implements Callable<Integer> {

    /** How the names of our homes begin. */
    private static final String OURS = "avnav/";

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the data set.")
    private Path folder;

    @Parameters(index = "1", paramLabel = "N", description = "Number of the trajectory, from 0.")
    private int number;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder (default: runs/view-N).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        try (TrajectoryStore store = TrajectoryStore.open(folder)) {
            int count = store.trajectories().size();
            if (number < 0 || number >= count) {
                throw new BadInput("The data set (" + folder + ") has no trajectory (" + number
                        + ").\nMaybe one of 0 to " + (count - 1) + ".");
            }
            TrajectoryInfo info = store.trajectories().get(number);
            if (!info.scene().startsWith(OURS)) {
                throw new BadInput("The trajectory (" + number + ") lies in (" + info.scene()
                        + "), of which there is no floor plan.\nMaybe another one lies in one of our homes.");
            }
            record(store, info, create(out.orElse(Path.of("runs", "view-" + number))));
        } catch (DatasetException e) {
            throw new BadInput(e.getMessage(), e);
        }
        return 0;
    }

    private static void record(TrajectoryStore store, TrajectoryInfo info, Path target) {
        TrajectoryWindow window = store.read(info.index(), 0, info.frames());
        FrameShape shape = store.frameShape();
        FurnitureCatalogue furniture = FurnitureCatalogue.load();
        FloorPlan plan = HomePlan.of(new Homes(furniture).byName(info.scene()), furniture);
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        try (Recording recording = Recording.begin(
                target, store.motion().stepSeconds(), shape.sampleRateHz(), pose -> picture, plan, info.source())) {
            for (int i = 0; i < window.frames(); i++) {
                StepResult step = step(window, i, shape);
                paint(picture, step.seen());
                recording.accept(step);
            }
            recording.finish().forEach(System.out::println);
        }
        System.out.printf(
                Locale.ROOT,
                "%s in %s: %d frames, %.2f m from the source at first, %.2f m at last%n",
                info.pattern().name().toLowerCase(Locale.ROOT),
                info.scene(),
                info.frames(),
                window.geodesicMetres()[0],
                window.geodesicMetres()[info.frames() - 1]);
    }

    private static StepResult step(TrajectoryWindow window, int i, FrameShape shape) {
        float[][] audio = new float[2][shape.samples()];
        for (int ear = 0; ear < 2; ear++) {
            for (int s = 0; s < shape.samples(); s++) {
                audio[ear][s] = window.audio()[i][ear][s] / (float) Short.MAX_VALUE;
            }
        }
        Observation seen = new Observation(
                shape.width(), shape.height(), window.rgb()[i], new float[0], audio, shape.sampleRateHz());
        boolean isLast = i == window.frames() - 1;
        Truth truth = new Truth(
                window.pose()[i],
                window.geodesicMetres()[i],
                window.taskReward()[i],
                window.collided()[i],
                window.taskReward()[i] > 1,
                isLast);
        return new StepResult(seen, truth);
    }

    private static void paint(BufferedImage picture, Observation seen) {
        byte[] rgb = seen.rgb();
        for (int i = 0; i < seen.width() * seen.height(); i++) {
            int packed = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            picture.setRGB(i % seen.width(), i / seen.width(), packed);
        }
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInput(
                    "The folder (" + folder + ") cannot be made: "
                            + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                            + "Maybe it is a file, or you may not write there: give another --out.",
                    e);
        }
    }
}
