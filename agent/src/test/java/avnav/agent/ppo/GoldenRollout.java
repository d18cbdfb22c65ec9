package avnav.agent.ppo;

import avnav.agent.policy.GoldenRows;
import avnav.agent.policy.PolicyRows;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads what the original PPO was given: settings, minibatches, rollouts and tables that lie step by step. */
final class GoldenRollout {

    private GoldenRollout() {}

    static PpoSettings settings(JsonNode node) {
        return new PpoSettings(
                node.path("clip_param").doubleValue(),
                node.path("ppo_epoch").intValue(),
                node.path("num_mini_batch").intValue(),
                node.path("value_loss_coef").doubleValue(),
                node.path("entropy_coef").doubleValue(),
                node.path("lr").doubleValue(),
                node.path("eps").doubleValue(),
                node.path("max_grad_norm").doubleValue(),
                node.path("gamma").asDouble(0.99),
                node.path("tau").asDouble(0.95),
                node.path("use_clipped_value_loss").booleanValue(),
                node.path("use_normalized_advantage").booleanValue());
    }

    static List<List<int[]>> epochs(JsonNode golden) {
        List<List<int[]>> epochs = new ArrayList<>();
        for (JsonNode epoch : golden.path("minibatch_envs")) {
            List<int[]> groups = new ArrayList<>();
            for (JsonNode group : epoch) {
                int[] members = new int[group.size()];
                for (int i = 0; i < members.length; i++) {
                    members[i] = group.get(i).intValue();
                }
                groups.add(members);
            }
            epochs.add(groups);
        }
        return epochs;
    }

    /** One trajectory per environment; without rows only rewards, values and ends are filled in. */
    static List<Trajectory> rollout(Safetensors file, JsonNode golden, GoldenRows rows, float[][] memory) {
        int steps = golden.path("steps").intValue();
        int envs = golden.path("envs").asInt(golden.path("batch").asInt());
        float[] values = file.get("value_preds").floats();
        float[] masks = file.get("masks").floats();
        StoredTensor rewards = file.tensors().get("rewards");
        List<Trajectory> rollout = new ArrayList<>();
        for (int n = 0; n < envs; n++) {
            Trajectory trajectory = new Trajectory(steps, memory.length == 0 ? new float[0] : memory[n]);
            PolicyRows percepts = rows == null ? null : rows.rows(0, steps, new int[] {n}, new float[][] {memory[n]});
            for (int t = 0; t < steps; t++) {
                int at = t * envs + n;
                if (percepts != null) {
                    String old = file.tensors().containsKey("action_log_probs")
                            ? "action_log_probs"
                            : "old_action_log_probs";
                    trajectory.perceive(t, percepts.percepts().get(t), -1, percepts.begins()[t]);
                    trajectory.act(
                            t,
                            (int) file.get("actions").longs()[at],
                            file.get(old).floats()[at],
                            values[at]);
                } else {
                    trajectory.act(t, 0, 0, values[at]);
                }
                boolean end = (t + 1) * envs + n < masks.length && masks[(t + 1) * envs + n] == 0;
                trajectory.reward(t, rewards == null ? 0 : rewards.floats()[at], end);
            }
            if (file.tensors().containsKey("next_value")) {
                trajectory.continueWith(file.get("next_value").floats()[n]);
            }
            rollout.add(trajectory);
        }
        return rollout;
    }

    static List<float[]> table(StoredTensor timeMajor, int steps, int envs) {
        float[] all = timeMajor.floats();
        List<float[]> rows = new ArrayList<>();
        for (int n = 0; n < envs; n++) {
            float[] row = new float[steps];
            for (int t = 0; t < steps; t++) {
                row[t] = all[t * envs + n];
            }
            rows.add(row);
        }
        return rows;
    }
}
