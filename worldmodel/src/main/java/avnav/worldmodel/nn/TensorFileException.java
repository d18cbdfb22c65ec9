package avnav.worldmodel.nn;

import java.io.IOException;
import java.nio.file.Path;

/** A file of weights is damaged, foreign or unsafe; the message names the file and what is wrong with it. */
public class TensorFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public TensorFileException(Path file, String problem) {
        super("The file (" + file + ") " + problem);
    }

    public TensorFileException(Path file, String problem, Throwable cause) {
        super("The file (" + file + ") " + problem, cause);
    }
}
