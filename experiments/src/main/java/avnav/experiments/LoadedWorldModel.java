package avnav.experiments;

import avnav.agent.latent.LatentSenses;
import avnav.agent.latent.SensesFile;
import avnav.experiments.configuration.BenchConfig;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.worldmodel.WorldModel;
import avnav.worldmodel.WorldModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A trained world model that fits the simulator, and the senses with which the policy reads its latents.
 *
 * @param model read only, shared by all threads
 * @param senses present where the configuration's view is LATENT
 * @param checkpoints SHA-256 of the files, by what they are
 */
record LoadedWorldModel(WorldModel model, Optional<LatentSenses> senses, Map<String, String> checkpoints)
        implements AutoCloseable {

    /**
     * @param policySha256 of the policy that will look at imagined frames
     * @throws BadInput when the model is absent, damaged or made for another world or policy
     */
    static LoadedWorldModel of(BenchConfig.WorldModel config, EmbeddedSettings simulator, String policySha256) {
        Path folder = ModelFiles.find(config.folder());
        Path network = folder.resolve(WorldModelFile.NETWORK);
        if (!Files.exists(network)) {
            throw new BadInput("There is no trained world model: (" + network + ") does not exist.\n"
                    + "Maybe train one (avnav data generate, then avnav train worldmodel), or name its folder: "
                    + "--set worldModel.folder=DIR, or plan with --world-model oracle.");
        }
        Map<String, String> sha256 = new TreeMap<>();
        try {
            WorldModel model = WorldModel.open(folder, config.precision().precision());
            try {
                model.requireFor(
                        simulator.motion(),
                        Acoustics.SAMPLE_RATE_HZ,
                        simulator.camera().width());
                sha256.put("worldModel", ModelFiles.sha256(network));
                Optional<LatentSenses> senses = config.view() == BenchConfig.WorldModel.View.LATENT
                        ? Optional.of(senses(folder, sha256, policySha256))
                        : Optional.empty();
                return new LoadedWorldModel(model, senses, sha256);
            } catch (IOException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInput("The world model (" + folder + ") cannot be used here. " + e.getMessage(), e);
        }
    }

    private static LatentSenses senses(Path folder, Map<String, String> sha256, String policy) throws IOException {
        Path file = folder.resolve(SensesFile.NAME);
        if (!Files.exists(file)) {
            throw new BadInput("There are no senses for imagined latents: (" + file + ") does not exist.\n"
                    + "Maybe distil them (avnav train senses), or decode every frame: --set worldModel.view=PIXELS.");
        }
        SensesFile.Content content = SensesFile.read(file);
        if (!content.policy().equals(policy) || !content.worldModel().equals(sha256.get("worldModel"))) {
            content.senses().close();
            throw new BadInput(
                    "The senses (" + file + ") were distilled for another policy or world model.\n"
                            + "Maybe distil them anew (avnav train senses), or decode every frame: --set worldModel.view=PIXELS.");
        }
        sha256.put("latentSenses", ModelFiles.sha256(file));
        return content.senses();
    }

    @Override
    public void close() {
        senses.ifPresent(LatentSenses::close);
        model.close();
    }
}
