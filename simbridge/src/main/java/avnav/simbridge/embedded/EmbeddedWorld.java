package avnav.simbridge.embedded;

import avnav.simbridge.Episode;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.acoustics.Listener;
import avnav.simbridge.embedded.acoustics.playback.Playback;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.sound.SoundLibrary;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.navigation.FreeSpace;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.VisibilityGraph;
import avnav.simbridge.embedded.sight.Scene;
import avnav.simbridge.embedded.sight.SceneBuilder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The homes of all simulators of one run, each prepared once, at its first use. Thread-safe. */
public final class EmbeddedWorld {

    private final EmbeddedSettings settings;
    private final FurnitureCatalogue furniture = FurnitureCatalogue.load();
    private final Homes homes = new Homes(furniture);
    private final SceneBuilder scenes = new SceneBuilder(furniture);
    private final Listener listener = Listener.kemar();
    private final SoundLibrary sounds;
    private final ConcurrentMap<String, CompletableFuture<PreparedHome>> prepared = new ConcurrentHashMap<>();

    public EmbeddedWorld(EmbeddedSettings settings) {
        this.settings = settings;
        this.sounds = new SoundLibrary(Optional.of(settings.soundFolder())
                .filter(folder -> !folder.isEmpty())
                .map(Path::of));
    }

    public EmbeddedSettings settings() {
        return settings;
    }

    public FurnitureCatalogue furniture() {
        return furniture;
    }

    /**
     * The home of that name, prepared; the first caller prepares it while others who ask for the same one wait.
     *
     * @throws SimulatorException when there is no such home
     */
    public PreparedHome home(String name) {
        CompletableFuture<PreparedHome> mine = new CompletableFuture<>();
        CompletableFuture<PreparedHome> first = prepared.putIfAbsent(name, mine);
        if (first == null) {
            complete(name, mine);
            first = mine;
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            throw new SimulatorException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Habitat's greedy follower to the episode's source: privileged, for experts and datasets alone. */
    public GreedyFollower expert(Episode episode) {
        PreparedHome place = home(episode.scene());
        return new GreedyFollower(
                place.locomotion(), place.geodesicsTo(episode.goal()), GreedyFollower.GOAL_RADIUS_METRES);
    }

    /** The sound of one episode, before its first step; its place in the loop depends on the episode's name alone. */
    Playback playback(PreparedHome place, Episode episode, Optional<Hearing> engine) {
        long name = episode.scene().hashCode() * 31L + episode.id().hashCode();
        Acoustics acoustics = engine.map(hearing -> hearing.hear(place.home(), episode.goal()))
                .orElseGet(() -> place.acoustics().place(episode.goal()));
        return settings.playback().open(acoustics, sound(episode), settings.motion(), new SplittableRandom(name));
    }

    private SourceSound sound(Episode episode) {
        try {
            return sounds.byName(episode.sound());
        } catch (IllegalArgumentException e) {
            throw new SimulatorException(e.getMessage(), e);
        }
    }

    private void complete(String name, CompletableFuture<PreparedHome> future) {
        try {
            future.complete(prepare(homes.byName(name)));
        } catch (IllegalArgumentException e) {
            prepared.remove(name);
            future.completeExceptionally(e);
        }
    }

    private PreparedHome prepare(Home home) {
        Scene scene = scenes.build(home);
        FreeSpace space = FreeSpace.of(home, furniture, settings.radiusMetres());
        Locomotion locomotion = new Locomotion(space, settings.motion(), settings.sliding());
        HomeAcoustics acoustics = new HomeAcoustics(AcousticScene.of(home, furniture), listener);
        return new PreparedHome(home, scene, new VisibilityGraph(space), locomotion, acoustics);
    }
}
