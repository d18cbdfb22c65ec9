package avnav.planner;

import avnav.simbridge.Action;

/** One planning call's imagined futures, kept where the model keeps them. Not thread-safe; close it. */
public interface Imagination extends AutoCloseable {

    /**
     * The policy's view of the row that is the present: its action scores, and the value it expects. Its reward is 0,
     * for nothing has been done yet.
     */
    Forecast present();

    /**
     * Imagines one more action for every row of the next layer. Row i of the next layer continues row
     * {@code parent[i]} of this one with {@code action[i]}; layer 0 has one row, the present.
     *
     * @param parent {@code [B]} rows of the present layer, in any order and number
     * @param action {@code [B]}
     * @return predictions for the B new rows; rows whose action is STOP are never continued
     */
    Forecast advance(int[] parent, Action[] action);

    @Override
    void close();
}
