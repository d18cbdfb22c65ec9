package avnav.worldmodel.data;

/** A data set cannot be read or written; the message names the file or folder and what is wrong with it. */
public final class DatasetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
