package avnav.experiments.command;

import avnav.agent.Actor;
import avnav.agent.EpisodeRunner;
import avnav.agent.Journey;
import avnav.agent.NamedRandom;
import avnav.agent.imagination.WatchedActor;
import avnav.experiments.BadInput;
import avnav.experiments.Wiring;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.run.Station;
import avnav.experiments.watch.Recording;
import avnav.experiments.watch.ThinkingPage;
import avnav.experiments.watch.ThoughtDiary;
import avnav.simbridge.Episode;
import avnav.simbridge.Truth;
import avnav.simbridge.embedded.acoustics.Acoustics;
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
                + "agent heard. It acts as it does in bench with the same options. Of a planner also thinking.html: the "
                + "branches that it imagined at every decision beside what really happened, with sound.")
public final class WatchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EPISODE", description = "Id of the episode in its split or file.")
    private String id;

    @Mixin
    private BenchOptions options;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder (default: runs/watch-EPISODE-AGENT).")
    private Optional<Path> out;

    @Option(
            names = "--decisions",
            paramLabel = "N",
            description = "Of a planner, how many decisions thinking.html shows at most (default: ${DEFAULT-VALUE}).",
            defaultValue = "200")
    private int decisions;

    @Override
    public Integer call() {
        if (decisions < 1) {
            throw new BadInput("The number of decisions (" + decisions + ") must be 1 or more.\nMaybe 200.");
        }
        BenchConfig config = options.config();
        Episode episode = find(config);
        String agent = options.onlyAgent().orElse("expert");
        Path folder = out.orElse(Path.of("runs", "watch-" + id + "-" + agent));
        try (Wiring wiring = new Wiring(config.withAgents(List.of(agent)));
                Station station = wiring.station();
                Recording recording = wiring.recording(episode, create(folder))) {
            long seed =
                    NamedRandom.seed(config.seed(), "actor", PlannerRow.chance(agent), episode.scene(), episode.id());
            Actor actor = station.actors().get(agent);
            ThoughtDiary diary = new ThoughtDiary(decisions, Acoustics.SAMPLE_RATE_HZ);
            if (actor instanceof WatchedActor watched) {
                watched.watchedBy(diary);
            }
            Journey journey = new EpisodeRunner(station.simulator())
                    .run(
                            episode,
                            actor,
                            new SplittableRandom(seed),
                            actor instanceof WatchedActor ? recording.andThen(diary) : recording);
            recording.finish().forEach(System.out::println);
            if (actor instanceof WatchedActor) {
                Path page = folder.resolve("thinking.html");
                new ThinkingPage(heading(config, agent, episode), wiring.floorPlan(episode), diary).write(page);
                System.out.println(page + ": open it in a browser");
            }
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

    private static ThinkingPage.Heading heading(BenchConfig config, String agent, Episode episode) {
        PlannerRow planner = PlannerRow.parse(agent, config.planner());
        return new ThinkingPage.Heading(
                agent,
                planner.worldModel() == PlannerRow.WorldModel.ORACLE,
                planner.settings(),
                episode,
                config.simulator().motion().stepSeconds());
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
