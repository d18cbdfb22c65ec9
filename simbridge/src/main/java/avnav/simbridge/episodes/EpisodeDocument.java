package avnav.simbridge.episodes;

import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One JSON text of a dataset: {@code {"episodes": [...], "content_scenes_path": "..."}}. Keys are those of habitat-lab's
 * NavigationEpisode and NavigationGoal; any other key is refused, but for additional ones in {@code info}.
 */
final class EpisodeDocument {

    private static final String OLD_PREFIX = "data/scene_dataset/";
    private static final int MOST_ACTIONS = 1_000_000;
    private static final int MOST_GOALS = 1000;
    private static final int MOST_INFO_KEYS = 64;
    private static final Set<String> REQUIRED =
            Set.of("episode_id", "scene_id", "start_position", "start_rotation", "goals", "info");

    private final StrictJson json;
    private final EpisodeReader rules;
    private final Set<String> seenIds;

    private String id;
    private String scene;
    private double[] start;
    private double[] rotation;
    private double[] goal;
    private double geodesicMetres;
    private int expertActions;
    private String sound;

    /** @param seenIds ids of the dataset so far, as scene and id; grows */
    EpisodeDocument(StrictJson json, EpisodeReader rules, Set<String> seenIds) {
        this.json = json;
        this.rules = rules;
        this.seenIds = seenIds;
    }

    /** Reads to the end of the file; returns its {@code content_scenes_path}. */
    Optional<String> read(Consumer<Episode> sink) {
        Optional<String> contentPath = Optional.empty();
        boolean hasEpisodes = false;
        json.wantStart(JsonToken.START_OBJECT, "the top of the file", "an object with the key episodes");
        while (json.nextKey()) {
            String key = json.name();
            switch (key) {
                case "episodes" -> {
                    hasEpisodes = true;
                    readEpisodes(sink);
                }
                case "content_scenes_path" -> contentPath = Optional.of(json.string(key));
                default -> throw unknown(key, "episodes and content_scenes_path");
            }
        }
        json.wantEnd();
        if (!hasEpisodes) {
            throw json.wrong("episodes", "missing", "a list of episodes", "the key is spelled differently");
        }
        return contentPath;
    }

    private void readEpisodes(Consumer<Episode> sink) {
        json.wantStart(JsonToken.START_ARRAY, "episodes", "a list");
        int index = 0;
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            json.enter("episode at index " + index);
            if (token != JsonToken.START_OBJECT) {
                throw json.wrong("it", json.shown(token), "an object", "a bracket is misplaced");
            }
            Episode episode = readEpisode(index);
            if (rules.wants(episode.scene())) {
                sink.accept(episode);
            }
            index++;
        }
        json.enter("");
    }

    private Episode readEpisode(int index) {
        Set<String> keys = new HashSet<>();
        while (json.nextKey()) {
            String key = json.name();
            keys.add(key);
            switch (key) {
                case "episode_id" -> {
                    id = json.string(key);
                    json.enter("episode " + StrictJson.quoted(id) + " (index " + index + ")");
                }
                case "scene_id" -> scene = scene(json.string(key));
                case "start_position" -> start = json.finiteNumbers(key, 3, "3 finite numbers x, y, z");
                case "start_rotation" -> rotation = rotation();
                case "goals" -> readGoals();
                case "info" -> readInfo();
                case "shortest_paths", "start_room", "scene_dataset_config", "additional_obj_config_paths" ->
                    json.skip(key);
                default -> throw unknown(key, "those of habitat-lab's NavigationEpisode");
            }
        }
        for (String key : REQUIRED.stream().sorted().toList()) {
            if (!keys.contains(key)) {
                throw json.wrong(key, "missing", "there in every episode", "the file is of another task");
            }
        }
        if (id.isEmpty() || !seenIds.add(scene + '\n' + id)) {
            throw json.wrong(
                    "episode_id",
                    StrictJson.quoted(id),
                    "a text that no other episode of the scene has",
                    "two files were joined");
        }
        double lift = rules.continuous() ? EpisodeReader.CONTINUOUS_LIFT_METRES : 0;
        Pose pose = new Pose(start[0], start[1], start[2], YawQuaternion.yawRadians(rotation));
        return new Episode(
                id, scene, pose, new Position(goal[0], goal[1] + lift, goal[2]), sound, geodesicMetres, expertActions);
    }

    private String scene(String value) {
        String name = value.startsWith(OLD_PREFIX) ? value.substring(OLD_PREFIX.length()) : value;
        if (!SafeName.isRelativePath(name)) {
            throw json.wrong(
                    "scene_id",
                    StrictJson.quoted(value),
                    "a path inside the scene folder",
                    "remove \"..\" and leading slashes");
        }
        if (!rules.knownScene().test(name)) {
            throw json.wrong(
                    "scene_id",
                    StrictJson.quoted(value),
                    "a scene that this simulator has",
                    "the scene is not installed, or the file is for another simulator");
        }
        return name;
    }

    private double[] rotation() {
        String want = "a unit quaternion of 4 finite numbers x, y, z, w";
        double[] xyzw = json.finiteNumbers("start_rotation", 4, want);
        if (!YawQuaternion.isUnit(xyzw)) {
            throw json.wrong("start_rotation", Arrays.toString(xyzw), want, "its four numbers lost their scale");
        }
        if (!YawQuaternion.isUpright(xyzw)) {
            throw json.wrong(
                    "start_rotation",
                    Arrays.toString(xyzw),
                    "a turn about the y axis only",
                    "the order is w, x, y, z instead of x, y, z, w");
        }
        return xyzw;
    }

    private void readGoals() {
        json.wantStart(JsonToken.START_ARRAY, "goals", "a list of at least one goal");
        int count = 0;
        for (JsonToken token = json.next(); token != JsonToken.END_ARRAY; token = json.next()) {
            if (token != JsonToken.START_OBJECT || count == MOST_GOALS) {
                throw json.wrong("goals", json.shown(token), "a list of goal objects", "a bracket is misplaced");
            }
            double[] position = readGoal();
            goal = count++ == 0 ? position : goal;
        }
        if (count == 0) {
            throw json.wrong("goals", "an empty list", "a list of at least one goal", "the source was left out");
        }
    }

    private double[] readGoal() {
        Optional<double[]> position = Optional.empty();
        while (json.nextKey()) {
            String key = json.name();
            switch (key) {
                case "position" ->
                    position = Optional.of(json.finiteNumbers("goals.position", 3, "3 finite numbers x, y, z"));
                case "radius" -> json.skip(key);
                default -> throw unknown("goals." + key, "position and radius");
            }
        }
        return position.orElseThrow(
                () -> json.wrong("goals.position", "missing", "3 finite numbers x, y, z", "it is spelled differently"));
    }

    private void readInfo() {
        json.wantStart(JsonToken.START_OBJECT, "info", "an object with geodesic_distance, num_action and sound");
        Set<String> keys = new HashSet<>();
        while (json.nextKey()) {
            String key = json.name();
            keys.add(key);
            switch (key) {
                case "geodesic_distance" -> geodesicMetres = positiveMetres();
                case "num_action" -> expertActions = json.wholeNumber("info.num_action", 1, MOST_ACTIONS);
                case "sound" -> sound = sound();
                default -> json.skip("info." + key);
            }
            if (keys.size() > MOST_INFO_KEYS) {
                throw json.wrong("info", "more than " + MOST_INFO_KEYS + " keys", "fewer", "the file is damaged");
            }
        }
        for (String key : new String[] {"geodesic_distance", "num_action", "sound"}) {
            if (!keys.contains(key)) {
                throw json.wrong("info." + key, "missing", "there in every episode", "the file is of another task");
            }
        }
    }

    private double positiveMetres() {
        double metres = json.finiteNumber("info.geodesic_distance");
        if (!(metres > 0)) {
            throw json.wrong(
                    "info.geodesic_distance",
                    String.valueOf(metres),
                    "above 0 m",
                    "start and goal are the same point, which no score can average");
        }
        return metres;
    }

    private String sound() {
        String name = json.string("info.sound");
        if (!SafeName.isFileName(name)) {
            throw json.wrong(
                    "info.sound", StrictJson.quoted(name), "a file name without folder", "remove \"..\" and slashes");
        }
        return name;
    }

    private EpisodeFileException unknown(String key, String known) {
        return json.wrong(
                "the key " + StrictJson.quoted(key), "unknown", "one of " + known, "the file is of another task");
    }
}
