package avnav.worldmodel.codec;

/** Training of the sound codec cannot go on; the message says why and where the last good checkpoint lies. */
public final class SoundTrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoundTrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
