package avnav.experiments.configuration;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.diffusion.Prediction;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.evaluation.FeatureWeights;

/**
 * Everything that decides the result of {@code avnav evaluate worldmodel} but the model and the data: {@code
 * configs/evaluation/worldmodel.yaml}.
 *
 * @param seed of the choice of windows and of the samplers' noise
 * @param windows that are predicted from, spread evenly over the homes of the split
 * @param horizon farthest step ahead
 * @param steps network calls per prediction
 * @param sound how imagined sound is made audible
 * @param planningFrames frames of which single moves are asked, and as many of which a STOP is
 * @param strips windows drawn as pictures
 */
public record EvaluationConfig(
        long seed,
        HomeSplit split,
        int windows,
        int horizon,
        Sampling sampler,
        int steps,
        SoundRendering sound,
        int planningFrames,
        int strips,
        FeatureWeights weights) {

    /** How predictions are drawn. */
    public enum Sampling {
        /** What suits the network: DPM-Solver, or Euler steps for a flow. */
        FAST,
        ANCESTRAL,
        DDIM,
        DPM,
        FLOW
    }

    public EvaluationConfig {
        if (windows < 1 || horizon < 1 || steps < 1 || planningFrames < 2 || strips < 0) {
            throw new IllegalArgumentException("An evaluation needs windows (" + windows + "), horizon (" + horizon
                    + ") and steps (" + steps + ") of at least 1, planningFrames (" + planningFrames
                    + ") of at least 2 and strips (" + strips + ") of at least 0.");
        }
    }

    /** Of a network that predicts this. */
    public SamplerSettings sampling(Prediction prediction) {
        return switch (sampler) {
            case FAST -> SamplerSettings.fast(prediction, steps);
            case ANCESTRAL -> SamplerSettings.ancestral(steps);
            case DDIM -> SamplerSettings.ddim(steps, 0);
            case DPM -> SamplerSettings.dpmSolver(steps);
            case FLOW -> SamplerSettings.flowEuler(steps, 1);
        };
    }
}
