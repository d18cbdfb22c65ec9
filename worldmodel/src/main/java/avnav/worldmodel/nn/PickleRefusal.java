package avnav.worldmodel.nn;

/** A pickle holds something that this project does not read; the message continues "The file (...)". */
final class PickleRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PickleRefusal(String problem) {
        super(problem);
    }
}
