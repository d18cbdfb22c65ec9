package avnav.agent.policy;

import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.List;
import java.util.Optional;

/** The policy's memory along one real walk, one observation after another. One thread. */
public final class PolicyWalk {

    private final ActorCritic network;
    private final Senses senses;
    private Optional<Action> last = Optional.empty();
    private float[] memory;

    /** @param senses of the network, used by this thread alone */
    public PolicyWalk(ActorCritic network, Senses senses) {
        this.network = network;
        this.senses = senses;
        this.memory = new float[network.memorySize()];
    }

    /** Forgets the last walk. */
    public void begin() {
        last = Optional.empty();
    }

    /** The policy's answer about what is seen now, one row. */
    public PolicyStep see(Observation seen) {
        Percept percept = senses.of(seen);
        PolicyStep answer = network.act(
                last.map(done -> PolicyRows.after(List.of(percept), new float[][] {memory}, new Action[] {done}))
                        .orElseGet(() -> PolicyRows.first(percept, network.memorySize())));
        memory = answer.memory()[0];
        return answer;
    }

    /** Told what was done about what was seen last. */
    public void did(Action action) {
        last = Optional.of(action);
    }

    /** What was done last; empty at the start of a walk. */
    public Optional<Action> last() {
        return last;
    }
}
