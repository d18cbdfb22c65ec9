package avnav.simbridge.bridge;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.mesh.GlbWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes our homes as scenes that Habitat-Sim loads, under the names that episodes give them. */
public final class HabitatSceneWriter {

    /** What follows a home's name: {@link HabitatScenes#suffix}. */
    public static final String SUFFIX = ".stage_config.json";

    private final FurnitureCatalogue furniture;
    private final Path folder;

    /** @param folder of all scenes; made where it is missing */
    public HabitatSceneWriter(FurnitureCatalogue furniture, Path folder) {
        this.furniture = furniture;
        this.folder = folder;
    }

    /** Writes the model, then its description, each whole or not at all; returns the description. */
    public Path write(Home home) throws IOException {
        Path model = folder.resolve(home.name() + ".glb");
        Files.createDirectories(model.getParent());
        GlbWriter.write(home, furniture, model);
        Path description = folder.resolve(home.name() + SUFFIX);
        Path unfinished = description.resolveSibling(description.getFileName() + ".part");
        Files.writeString(unfinished, description(model).toPrettyString() + "\n");
        return Files.move(unfinished, description, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Habitat takes a bare .glb for z-up; ours are y-up. */
    private static ObjectNode description(Path model) {
        ObjectNode stage = JsonNodeFactory.instance.objectNode();
        String file = model.getFileName().toString();
        stage.put("render_asset", file).put("collision_asset", file);
        stage.putArray("up").add(0).add(1).add(0);
        stage.putArray("front").add(0).add(0).add(-1);
        return stage;
    }
}
