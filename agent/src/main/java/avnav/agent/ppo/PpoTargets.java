package avnav.agent.ppo;

/**
 * What PPO compares the network's answers with, row by row.
 *
 * @param oldValues the critic's answers while collecting
 * @param advantages normalised if so wanted
 */
record PpoTargets(
        long[] actions, float[] oldLogProbabilities, float[] oldValues, float[] returns, float[] advantages) {}
