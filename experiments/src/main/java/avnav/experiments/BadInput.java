package avnav.experiments;

/** The user gave something that cannot be used: said in one line and a "Maybe" line, exit code 2, no stack trace. */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
