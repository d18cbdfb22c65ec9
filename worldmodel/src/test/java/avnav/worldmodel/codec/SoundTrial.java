package avnav.worldmodel.codec;

import avnav.worldmodel.data.TrajectoryStore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** Trains with settings from a JSON file: {@code SoundTrial SETTINGS DATA FOLDER}. */
class SoundTrial {
    public static void main(String[] a) throws Exception {
        SoundTrainingSettings settings =
                new ObjectMapper().readValue(Path.of(a[0]).toFile(), SoundTrainingSettings.class);
        long start = System.nanoTime();
        try (TrajectoryStore store = TrajectoryStore.open(Path.of(a[1]));
                SoundStreamTraining run = new SoundStreamTraining(settings, store, Path.of(a[2]), p -> {
                    System.out.printf("%.0f s %s%n", (System.nanoTime() - start) / 1e9, p);
                })) {
            System.out.printf("loaded after %.0f s%n", (System.nanoTime() - start) / 1e9);
            run.run();
        }
    }
}
