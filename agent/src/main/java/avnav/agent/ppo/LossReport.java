package avnav.agent.ppo;

import java.util.List;

/**
 * Means over the optimiser steps of one update.
 *
 * @param value value loss, with its factor 0.5
 * @param action PPO's action loss, or the weighted cross-entropy to the expert
 * @param entropy of the policy, nats
 * @param total what was minimised
 * @param gradientNorm before clipping
 */
public record LossReport(double value, double action, double entropy, double total, double gradientNorm) {

    static LossReport mean(List<LossReport> reports) {
        double[] sums = new double[5];
        for (LossReport report : reports) {
            sums[0] += report.value();
            sums[1] += report.action();
            sums[2] += report.entropy();
            sums[3] += report.total();
            sums[4] += report.gradientNorm();
        }
        int n = reports.size();
        return new LossReport(sums[0] / n, sums[1] / n, sums[2] / n, sums[3] / n, sums[4] / n);
    }
}
