package avnav.experiments.command;

import avnav.agent.EpisodeRunner;
import avnav.agent.Journey;
import avnav.agent.NamedRandom;
import avnav.experiments.BadInput;
import avnav.experiments.Wiring;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.run.Station;
import avnav.experiments.watch.Recording;
import avnav.simbridge.Episode;
import avnav.simbridge.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records one episode for a person to see and hear. */
@Command(
        name = "watch",
        description = "Record one episode: a film of the view beside the floor plan, and a stereo WAV of what the "
                + "agent heard. It acts as it does in bench with the same options.")
public final class WatchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EPISODE", description = "Id of the episode in its split or file.")
    private String id;

    @Mixin
    private BenchOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder (default: runs/watch-EPISODE-AGENT).")
    private Optional<Path> out;

    @Override
    public Integer call() {
        BenchConfig config = options.config();
        Episode episode = find(config);
        String agent = options.onlyAgent().orElse("expert");
        Path folder = out.orElse(Path.of("runs", "watch-" + id + "-" + agent));
        try (Wiring wiring = new Wiring(config.withAgents(List.of(agent)));
                Station station = wiring.station();
                Recording recording = wiring.recording(episode, create(folder))) {
            long seed =
                    NamedRandom.seed(config.seed(), "actor", PlannerRow.chance(agent), episode.scene(), episode.id());
            Journey journey = new EpisodeRunner(station.simulator())
                    .run(episode, station.actors().get(agent), new SplittableRandom(seed), recording);
            recording.finish().forEach(System.out::println);
            System.out.println(describe(agent, episode, journey));
        }
        return 0;
    }

    private Episode find(BenchConfig config) {
        String source = config.episodes().source();
        List<Episode> episodes =
                EpisodeSource.of(source, 0, Wiring.episodeReader(config)).episodes();
        return episodes.stream()
                .filter(episode -> episode.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new BadInput("The source (" + source + ") has no episode (" + id + ").\nMaybe one of "
                                + episodes.get(0).id() + " to "
                                + episodes.get(episodes.size() - 1).id() + ", or another --split."));
    }

    private static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInput("The folder (" + folder + ") cannot be made: "
                    + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                    + "Maybe it is a file, or you may not write there: give another --out.");
        }
    }

    private static String describe(String agent, Episode episode, Journey journey) {
        Truth end = journey.truths().get(journey.truths().size() - 1);
        return String.format(
                Locale.ROOT,
                "%s in %s: %s after %d actions, %.2f m away (%.2f m at the start), %d collisions",
                agent,
                episode.scene(),
                end.success() ? "success" : "no success",
                journey.actions().size(),
                end.geodesicMetres(),
                journey.truths().get(0).geodesicMetres(),
                journey.collisions());
    }
}
