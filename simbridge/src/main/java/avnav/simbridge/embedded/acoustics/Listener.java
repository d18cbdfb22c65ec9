package avnav.simbridge.embedded.acoustics;

import avnav.simbridge.embedded.acoustics.field.NoiseBank;
import avnav.simbridge.embedded.acoustics.head.Head;
import avnav.simbridge.embedded.acoustics.head.SofaHead;

/**
 * Who hears: a head for what comes from somewhere, noise for what comes from everywhere. Immutable and thread-safe;
 * takes half a second and 12 MB to make, so make it once.
 */
public record Listener(Head head, NoiseBank noise) {

    /** MIT's KEMAR. */
    public static Listener kemar() {
        return new Listener(SofaHead.kemar(), new NoiseBank());
    }
}
