package avnav.agent.policy;

import avnav.agent.Agent;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.worldmodel.nn.TensorEngine;
import java.util.random.RandomGenerator;

/**
 * Acts as a trained network says, one percept at a time. The network is shared with other threads' agents; memory and
 * previous action are this agent's own. Each call is one row on one tensor thread, so neither the number of episodes that
 * run side by side nor their order changes an action.
 */
public final class PolicyAgent implements Agent {

    /** How an action is taken from the network's logits. */
    public enum Taking {
        /** Drawn with the policy's probabilities, as SoundSpaces evaluates. */
        SAMPLED,
        /** The likeliest; no chance in it. */
        LIKELIEST
    }

    private final ActorCritic network;
    private final Taking taking;
    private final Senses senses;
    private final PolicyMemory memory;
    private RandomGenerator random;

    /** @param samples per ear and step */
    public PolicyAgent(ActorCritic network, Taking taking, int sampleRateHz, int samples) {
        this.network = network;
        this.taking = taking;
        senses = new Senses(network.settings(), sampleRateHz, samples);
        memory = new PolicyMemory(network.memorySize());
    }

    @Override
    public void begin(RandomGenerator random) {
        this.random = random;
        memory.forget();
        TensorEngine.useThreads(1);
    }

    @Override
    public Action act(Observation seen) {
        PolicyStep answer = network.act(memory.rows(senses.of(seen)));
        float[] logits = answer.logits()[0];
        Choice choice = taking == Taking.SAMPLED ? Choice.sample(logits, random) : Choice.best(logits);
        memory.keep(answer.memory()[0], choice.action());
        return Action.ofCode(choice.action());
    }
}
