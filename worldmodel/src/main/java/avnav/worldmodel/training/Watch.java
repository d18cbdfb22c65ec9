package avnav.worldmodel.training;

import ai.djl.ndarray.NDManager;
import avnav.simbridge.Motion;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.diffusion.StepDistribution;
import avnav.worldmodel.nn.TensorEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Validation at fixed windows, noises and steps, with the weights that the network has prepared. */
final class Watch implements AutoCloseable {

    private static final int[] SAMPLER_STEPS = {1, 4};
    private static final int WINDOWS_AT_A_TIME = 16;
    private static final int CHOOSING = 11;
    private static final int NOISING = 12;

    private final TrainingSettings settings;
    private final AvCdit network;
    private final RowLosses losses;
    private final Batches batches;
    private final List<Window> windows;
    private final PlanningProbe probe;
    private final LatentDynamics model;
    private final List<Sampler> samplers = new ArrayList<>();

    Watch(
            TrainingSettings settings,
            AvCdit network,
            RowLosses losses,
            List<LatentTrajectory> walks,
            Motion motion,
            RewardEncoding reward,
            FrameTarget target) {
        this.settings = settings;
        this.network = network;
        this.losses = losses;
        batches = new Batches(
                walks,
                motion,
                reward,
                target,
                settings.windows().realised(),
                network.settings().context());
        SplittableRandom random = Chance.of(settings.seed(), CHOOSING);
        windows = new Windows(walks, settings.windows())
                .draw(random, settings.validation().windows());
        probe = PlanningProbe.of(
                walks,
                motion,
                settings.validation().frames(),
                network.settings().context().span(),
                random);
        model = new LatentDynamics(network, reward, target);
        for (int steps : SAMPLER_STEPS) {
            samplers.add(new Sampler(
                    NoiseSchedule.linear(), settings.prediction(), SamplerSettings.fast(settings.prediction(), steps)));
        }
    }

    LatentDynamics model() {
        return model;
    }

    ValidationReport run(Modality modality, StepDistribution distribution, int topStep) {
        Losses sum = Losses.NONE;
        int parts = 0;
        for (int from = 0; from < windows.size(); from += WINDOWS_AT_A_TIME) {
            SplittableRandom random = Chance.of(settings.seed(), NOISING, from);
            GoalBatch batch = batches.of(windows.subList(from, Math.min(windows.size(), from + WINDOWS_AT_A_TIME)));
            int[] steps = batch.steps(distribution, topStep, random);
            try (NDManager scope = TensorEngine.newScope(network.scope())) {
                sum = sum.plus(losses.of(scope, batch, modality, steps, random, network::predict)
                        .means());
            }
            parts++;
        }
        List<PlanningFigures> planning = modality.hasAudio()
                ? samplers.stream()
                        .map(sampler -> probe.measure(model, modality, sampler))
                        .toList()
                : List.of();
        return new ValidationReport(sum.over(parts), planning);
    }

    @Override
    public void close() {
        samplers.forEach(Sampler::close);
    }
}
