package avnav.simbridge.embedded.acoustics.sound;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Sounds by the name that episodes give: the telephone is synthesised, others are WAV files. Thread-safe. */
public final class SoundLibrary {

    private final Optional<Path> folder;
    private final ConcurrentMap<String, SourceSound> sounds = new ConcurrentHashMap<>();

    /** @param folder with {@code NAME.wav} files, mono, any rate; searched before the synthesised telephone is made */
    public SoundLibrary(Optional<Path> folder) {
        this.folder = folder;
    }

    /** @throws IllegalArgumentException when there is no such sound or its file cannot be used */
    public SourceSound byName(String name) {
        return sounds.computeIfAbsent(name, this::load);
    }

    private SourceSound load(String name) {
        Optional<Path> file = folder.map(sounds -> sounds.resolve(name + ".wav"));
        if (file.isPresent() && Files.exists(file.get())) {
            return WavSound.read(file.get());
        }
        if (name.equals(TelephoneRing.NAME)) {
            return TelephoneRing.sound();
        }
        String where = folder.map(path -> "in the folder (" + path + ")").orElse("for no sound folder is configured");
        throw new IllegalArgumentException("There is no sound (" + name + ".wav) " + where + ".\n"
                + "Maybe set soundFolder to SoundSpaces' data/sounds/1s_all, or use the sound " + TelephoneRing.NAME
                + ".");
    }
}
