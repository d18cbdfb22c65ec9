package avnav.experiments.worldmodel;

import avnav.experiments.report.SampleSheet;
import avnav.experiments.report.WorldModelCurve;
import avnav.simbridge.Motion;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.training.LatentTrajectory;
import avnav.worldmodel.training.Samples;
import avnav.worldmodel.training.Stage;
import avnav.worldmodel.training.TrainingPoint;
import avnav.worldmodel.training.TrainingSettings;
import avnav.worldmodel.training.WorldModelTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what a run shows of itself: progress, curve, sample sheets and the best models. */
final class StageWatcher implements WorldModelTraining.Listener, AutoCloseable {

    private static final int SAMPLER_STEPS = 4;

    private final Path out;
    private final RunReport report;
    private final ModelFolders models;
    private final SampleSheet sheet;
    private final Samples samples;
    private final Sampler sampler;

    StageWatcher(
            TrainingSettings settings,
            Path out,
            RunReport report,
            ModelFolders models,
            FrameCodec codec,
            List<LatentTrajectory> watched,
            Motion motion) {
        this.out = out;
        this.report = report;
        this.models = models;
        sheet = new SampleSheet(codec);
        samples = new Samples(watched, motion, settings.validation().sheetFrames());
        sampler = new Sampler(
                NoiseSchedule.linear(),
                settings.prediction(),
                SamplerSettings.fast(settings.prediction(), SAMPLER_STEPS));
    }

    @Override
    public void stage(Stage stage, String description) {
        report.part(description.stripTrailing());
    }

    @Override
    public void point(TrainingPoint point) {
        report.point(point);
        if (point.validation().isPresent()) {
            WorldModelCurve.draw(out.resolve("stages").resolve("log.jsonl"), out.resolve("curve.png"));
        }
    }

    @Override
    public void validated(Stage stage, long total, LatentDynamics model) throws IOException {
        sheet.write(
                samples.of(model, stage.modality(), sampler),
                stage.modality(),
                out.resolve("samples").resolve(String.format("%06d-%s.png", total, stage.label())));
    }

    @Override
    public void best(WorldModelTraining.Best best) throws IOException {
        models.write(best);
    }

    @Override
    public void close() {
        sampler.close();
    }
}
