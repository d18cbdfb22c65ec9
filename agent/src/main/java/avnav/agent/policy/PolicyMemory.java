package avnav.agent.policy;

import java.util.List;

/** What one agent carries from step to step: the recurrent memory, and the action before. One thread. */
final class PolicyMemory {

    private static final int NONE = -1;

    private final int size;
    private float[] recurrent;
    private int previous;
    private boolean begins;

    /** @param size H of the network */
    PolicyMemory(int size) {
        this.size = size;
        forget();
    }

    void forget() {
        recurrent = new float[size];
        previous = NONE;
        begins = true;
    }

    /** The network's question about the percept that has just come in. */
    PolicyRows rows(Percept percept) {
        return new PolicyRows(
                List.of(percept), new int[] {previous}, new boolean[] {begins}, new float[][] {recurrent});
    }

    /** @param action code of what was done */
    void keep(float[] after, int action) {
        recurrent = after;
        previous = action;
        begins = false;
    }
}
