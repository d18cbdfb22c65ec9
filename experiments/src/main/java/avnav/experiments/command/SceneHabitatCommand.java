package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.simbridge.bridge.HabitatSceneWriter;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a split's homes as scenes that Habitat-Sim loads. */
@Command(
        name = "habitat",
        description =
                "Write a split's homes as Habitat scenes: a .glb and a stage description each, under the names that "
                        + "episodes give them.")
public final class SceneHabitatCommand implements Callable<Integer> {

    @Option(names = "--split", paramLabel = "NAME", required = true, description = "train, val or test.")
    private HomeSplit split;

    @Option(names = "--out", paramLabel = "DIR", description = "Scenes' folder (default: data/habitat).")
    private Path out = Path.of("data", "habitat");

    @Override
    public Integer call() {
        FurnitureCatalogue furniture = FurnitureCatalogue.load();
        Homes homes = new Homes(furniture);
        HabitatSceneWriter writer = new HabitatSceneWriter(furniture, out);
        List<String> names = Homes.names(split);
        for (String name : names) {
            try {
                writer.write(homes.byName(name));
            } catch (IOException e) {
                throw new BadInput("The scene (" + name + ") cannot be written to (" + out + "): "
                        + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                        + "Maybe the disk is full, or you may not write there: give another --out.");
            }
        }
        System.out.println("Written: " + names.size() + " homes below "
                + out.resolve(names.get(0)).getParent());
        return 0;
    }
}
