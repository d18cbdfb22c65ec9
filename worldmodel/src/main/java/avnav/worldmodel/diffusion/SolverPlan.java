package avnav.worldmodel.diffusion;

import java.util.ArrayList;
import java.util.List;

/** Lays out the steps of a sampler, noisiest first. */
final class SolverPlan {

    private final NoiseSchedule schedule;
    private final Prediction prediction;

    SolverPlan(NoiseSchedule schedule, Prediction prediction) {
        this.schedule = schedule;
        this.prediction = prediction;
    }

    List<SolverStep> steps(SamplerSettings settings) {
        boolean flowSampler = settings.kind() == SamplerSettings.Kind.FLOW_EULER;
        if (flowSampler != (prediction == Prediction.FLOW)) {
            throw new IllegalArgumentException(
                    "The sampler (" + settings.kind() + ") cannot use a network that predicts (" + prediction
                            + ").\nMaybe use " + (flowSampler ? "DPM_SOLVER" : "FLOW_EULER") + ".");
        }
        if (settings.steps() > schedule.steps()) {
            throw new IllegalArgumentException("The sampling steps (" + settings.steps()
                    + ") must be at most the training's (" + schedule.steps() + ").");
        }
        int count = settings.steps();
        return switch (settings.kind()) {
            case ANCESTRAL -> ancestral(Respacing.fractional(schedule.steps(), count));
            case DDIM -> {
                int[] visited = settings.spacing().forDdim(schedule.steps(), count, 0);
                yield ddim(visited, following(visited), settings.eta(), NoiseLevel.CLEAN);
            }
            case DPM_SOLVER -> dpmSolver(settings.spacing().forDpmSolver(schedule.steps(), count, 0), 2, false);
            case FLOW_EULER -> flow(settings.spacing(), count, settings.shift());
        };
    }

    /** @param kept ascending training steps */
    List<SolverStep> ancestral(int[] kept) {
        NoiseSchedule respaced = schedule.respaced(kept);
        List<SolverStep> steps = new ArrayList<>();
        for (int i = kept.length - 1; i >= 0; i--) {
            steps.add(SolverStep.ancestral(kept[i], prediction, respaced, i));
        }
        return steps;
    }

    /**
     * @param visited where the network is asked
     * @param reached the training step each step leads to; below 0 means the end
     * @param end level of the end
     */
    List<SolverStep> ddim(int[] visited, int[] reached, double eta, NoiseLevel end) {
        List<SolverStep> steps = new ArrayList<>();
        for (int i = 0; i < visited.length; i++) {
            NoiseLevel to = reached[i] < 0 ? end : schedule.level(reached[i]);
            steps.add(SolverStep.ddim(visited[i], prediction, schedule.level(visited[i]), to, eta));
        }
        return steps;
    }

    List<SolverStep> dpmSolver(int[] visited, int order, boolean heun) {
        int[] reached = following(visited);
        List<SolverStep> steps = new ArrayList<>();
        for (int i = 0; i < visited.length; i++) {
            NoiseLevel from = schedule.level(visited[i]);
            NoiseLevel before = i == 0 || order == 1 ? from : schedule.level(visited[i - 1]);
            NoiseLevel to = reached[i] < 0 ? NoiseLevel.CLEAN : schedule.level(reached[i]);
            steps.add(SolverStep.dpmSolver(visited[i], prediction, before, from, to, heun));
        }
        return steps;
    }

    private List<SolverStep> flow(Spacing spacing, int count, double shift) {
        double[] sigma = spacing.forFlow(count, shifted(1.0 / schedule.steps(), shift));
        List<SolverStep> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double from = shifted(sigma[i], shift);
            double to = i + 1 < count ? shifted(sigma[i + 1], shift) : 0;
            NoiseLevel level = NoiseLevel.ofSigma(from);
            steps.add(SolverStep.ddim(from * schedule.steps(), prediction, level, NoiseLevel.ofSigma(to), 0));
        }
        return steps;
    }

    /** Moves a share of noise up for shifts above 1 (Esser et al. 2024, equation 23). */
    static double shifted(double sigma, double shift) {
        return shift * sigma / (1 + (shift - 1) * sigma);
    }

    private static int[] following(int[] visited) {
        int[] next = new int[visited.length];
        for (int i = 0; i < visited.length; i++) {
            next[i] = i + 1 < visited.length ? visited[i + 1] : -1;
        }
        return next;
    }
}
