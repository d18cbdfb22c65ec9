package avnav.experiments.worldmodel;

import avnav.experiments.configuration.EvaluationConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What an evaluation says of itself. */
final class EvaluationWords {

    private EvaluationWords() {}

    static Map<String, String> of(EvaluationConfig config, List<WalkPlaces.Place> windows) {
        long homes = windows.stream()
                .map(place -> place.walk().info().scene())
                .distinct()
                .count();
        Map<String, String> words = new TreeMap<>();
        words.put("split", config.split().label());
        words.put("windows", String.valueOf(windows.size()));
        words.put("homes", String.valueOf(homes));
        words.put("horizon", String.valueOf(config.horizon()));
        words.put("sampler", config.sampler().name().toLowerCase(Locale.ROOT));
        words.put("steps", String.valueOf(config.steps()));
        words.put("sound", config.sound().name().toLowerCase(Locale.ROOT));
        words.put("seed", String.valueOf(config.seed()));
        return words;
    }
}
