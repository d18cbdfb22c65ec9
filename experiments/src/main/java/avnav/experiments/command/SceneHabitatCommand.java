package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.mesh.GlbWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
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

    /** What a scene's name is followed by; {@code suffix} in configs/simulator/habitat-homes.yaml. */
    private static final String DESCRIPTION = ".stage_config.json";

    @Option(names = "--split", paramLabel = "NAME", required = true, description = "train, val or test.")
    private HomeSplit split;

    @Option(names = "--out", paramLabel = "DIR", description = "Scenes' folder (default: data/habitat).")
    private Path out = Path.of("data", "habitat");

    @Override
    public Integer call() {
        FurnitureCatalogue furniture = FurnitureCatalogue.load();
        Homes homes = new Homes(furniture);
        List<String> names = Homes.names(split);
        for (String name : names) {
            Path model = out.resolve(name + ".glb");
            try {
                Files.createDirectories(model.getParent());
                GlbWriter.write(homes.byName(name), furniture, model);
            } catch (IOException e) {
                throw new BadInput("The file (" + model + ") cannot be written: "
                        + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                        + "Maybe the disk is full, or you may not write there: give another --out.");
            }
            AtomicFile.write(out.resolve(name + DESCRIPTION), description(model));
        }
        System.out.println("Written: " + names.size() + " homes, " + out.resolve(names.get(0) + DESCRIPTION) + " to "
                + out.resolve(names.get(names.size() - 1) + DESCRIPTION));
        return 0;
    }

    /** Habitat takes a bare .glb for z-up; ours are y-up. */
    private static String description(Path model) {
        ObjectNode stage = Json.MAPPER.createObjectNode();
        String file = model.getFileName().toString();
        stage.put("render_asset", file).put("collision_asset", file);
        stage.putArray("up").add(0).add(1).add(0);
        stage.putArray("front").add(0).add(0).add(-1);
        return Json.indented(stage);
    }
}
