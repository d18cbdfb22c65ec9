package avnav.simbridge.episodes;

/** An episode file is not what it must be; the message names file, episode, key, value and what was wanted. */
public final class EpisodeFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public EpisodeFileException(String message) {
        super(message);
    }

    public EpisodeFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
