package avnav.worldmodel.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How training steps are drawn: uniformly from {@code lowest} to {@code highest}, but with probability {@code share}
 * from {@code favoured} alone. A sampler of few steps only ever asks the network at its own steps, and one of one step
 * at the top alone, which uniform training visits once in a thousand rows.
 *
 * @param share probability of a favoured step, 0 for plain uniform steps
 * @param favoured steps that few-step samplers visit; one of them is chosen with equal chance
 */
public record StepDistribution(int lowest, int highest, double share, List<Integer> favoured) {

    public StepDistribution {
        favoured = List.copyOf(favoured);
        if (lowest < 0 || highest < lowest) {
            throw new IllegalArgumentException("The steps (" + lowest + ".." + highest + ") are no range.");
        }
        if (!(share >= 0 && share <= 1) || share > 0 && favoured.isEmpty()) {
            throw new IllegalArgumentException("The share of favoured steps (" + share + ") must lie in 0..1, and be 0"
                    + " when no step is favoured.");
        }
        for (int step : favoured) {
            if (step < lowest || step > highest) {
                throw new IllegalArgumentException("The favoured step (" + step + ") must lie in " + lowest + ".."
                        + highest + ".\nMaybe it belongs to another kind of prediction.");
            }
        }
    }

    /** The paper's: every step with the same chance. */
    public static StepDistribution uniform(NoiseSchedule schedule, Prediction prediction) {
        return new StepDistribution(prediction.lowestStep(), prediction.topStep(schedule), 0, List.of());
    }

    /** This, with a share of the rows at chosen steps. */
    public StepDistribution favouring(double newShare, int... steps) {
        return new StepDistribution(
                lowest, highest, newShare, Arrays.stream(steps).boxed().toList());
    }

    /** This, with a share of the rows at the steps a sampler visits, rounded to whole ones. */
    public StepDistribution favouring(double newShare, Sampler sampler) {
        int[] steps = sampler.visitedSteps().stream()
                .mapToInt(step -> Math.max(lowest, (int) Math.rint(step)))
                .toArray();
        return favouring(newShare, steps);
    }

    /** One step per row; consumes two or three random numbers for each. */
    public int[] draw(int rows, RandomGenerator random) {
        int[] steps = new int[rows];
        for (int row = 0; row < rows; row++) {
            boolean favour = random.nextDouble() < share;
            steps[row] = favour ? favoured.get(random.nextInt(favoured.size())) : random.nextInt(lowest, highest + 1);
        }
        return steps;
    }
}
