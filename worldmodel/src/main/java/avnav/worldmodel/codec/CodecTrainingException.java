package avnav.worldmodel.codec;

/** An encoder's training cannot go on; the message says at which step, why, and which checkpoint is still good. */
public class CodecTrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CodecTrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
