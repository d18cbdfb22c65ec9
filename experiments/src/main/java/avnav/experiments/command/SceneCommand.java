package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.mesh.GlbWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What one can do with a home outside of episodes. */
@Command(
        name = "scene",
        description = "Work with homes.",
        subcommands = {SceneCommand.Export.class, SceneHabitatCommand.class, SceneSheetCommand.class})
public final class SceneCommand {

    /** Writes a home as binary glTF. */
    @Command(
            name = "export",
            description = "Write a home as glTF (.glb), with a material for every surface, for Blender and other "
                    + "simulators.")
    static final class Export implements Callable<Integer> {

        @Parameters(
                paramLabel = "SEED",
                description = "Seed of the home, or a benchmark home's name, such as avnav/test/home-03.")
        private String home;

        @Option(names = "--out", paramLabel = "FILE.glb", description = "Where to (default: home-SEED.glb).")
        private Optional<Path> out;

        @Override
        public Integer call() {
            FurnitureCatalogue furniture = FurnitureCatalogue.load();
            Home made = make(furniture);
            Path file = out.orElse(Path.of("home-" + home.substring(home.lastIndexOf('/') + 1) + ".glb"));
            try {
                GlbWriter.write(made, furniture, file);
            } catch (IOException e) {
                throw new BadInput("The file (" + file + ") cannot be written: "
                        + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                        + "Maybe its folder does not exist, or you may not write there.");
            }
            System.out.println(made.name() + ": " + made.rooms().size() + " rooms, "
                    + made.furnishings().size() + " pieces of furniture");
            System.out.println("Written: " + file);
            return 0;
        }

        private Home make(FurnitureCatalogue furniture) {
            boolean isName = home.contains("/");
            try {
                return new Homes(furniture).byName(isName ? home : "avnav/seed/" + home);
            } catch (IllegalArgumentException e) {
                throw new BadInput(e.getMessage(), e);
            }
        }
    }
}
