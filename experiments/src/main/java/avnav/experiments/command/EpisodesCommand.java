package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.simbridge.Episode;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.EpisodeFileException;
import avnav.simbridge.episodes.EpisodeGenerator;
import avnav.simbridge.episodes.EpisodeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What one can do with episode files. */
@Command(name = "episodes", description = "Work with episode files.", subcommands = EpisodesCommand.Generate.class)
public final class EpisodesCommand {

    /** Writes a split's episodes in SoundSpaces' format. */
    @Command(
            name = "generate",
            description = "Make episodes for a split's homes and write them in SoundSpaces' format. The same options "
                    + "give the same files.")
    static final class Generate implements Callable<Integer> {

        @Option(names = "--split", paramLabel = "NAME", required = true, description = "train, val or test.")
        private HomeSplit split;

        @Option(names = "--count", paramLabel = "N", description = "How many (default: 20 a home; val: 80).")
        private Optional<Integer> count;

        @Option(names = "--seed", paramLabel = "N", description = "Seed (default: that of the committed splits).")
        private long seed = EpisodeGenerator.COMMITTED_SEED;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Gets a folder named like the split (default: data).")
        private Path out = Path.of("data");

        @Override
        public Integer call() {
            int wanted = count.orElse(EpisodeGenerator.usualCount(split));
            if (wanted < 1) {
                throw new BadInput(
                        "The number of episodes (" + wanted + ") must be 1 or more.\nMaybe leave --count out.");
            }
            try {
                List<Episode> episodes = new EpisodeGenerator(FurnitureCatalogue.load()).generate(split, wanted, seed);
                System.out.println("Written: " + EpisodeWriter.write(out, split.label(), episodes));
            } catch (EpisodeFileException e) {
                throw new BadInput(e.getMessage(), e);
            }
            return 0;
        }
    }
}
