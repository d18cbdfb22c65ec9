package avnav.worldmodel.training;

/** A loss or a gradient is no number any more; the message names the last good checkpoint. */
public final class TrainingFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
