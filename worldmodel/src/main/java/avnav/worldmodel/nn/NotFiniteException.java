package avnav.worldmodel.nn;

/** A loss or gradient is NaN or infinite; the weights are still those from before the step. */
public class NotFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFiniteException(String quantity, double value, long step) {
        super("The " + quantity + " of step " + step + " is (" + value + ").\n"
                + "Maybe lower the learning rate or the gradient-norm limit.");
    }
}
