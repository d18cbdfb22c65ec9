package avnav.agent.training;

/** Training cannot go on; the message says why and where the last good checkpoint lies. */
public final class TrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
