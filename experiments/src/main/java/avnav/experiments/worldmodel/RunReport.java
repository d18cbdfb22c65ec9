package avnav.experiments.worldmodel;

import avnav.experiments.run.TimeLeft;
import avnav.worldmodel.codec.SoundProgress;
import avnav.worldmodel.codec.VisualTrainingPoint;
import avnav.worldmodel.training.PlanningFigures;
import avnav.worldmodel.training.Stage;
import avnav.worldmodel.training.TrainingPoint;
import avnav.worldmodel.training.ValidationReport;
import java.io.PrintStream;
import java.util.Locale;

/** Tells on a stream how far a run is and how long it will take. Lines, not bars: runs are long and logged to files. */
public final class RunReport {

    private static final long EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private long spoke = System.nanoTime() - EVERY_NANOS;
    private long partBegan = System.nanoTime();
    private int walks;
    private Stage stage = Stage.VISION;
    private long stageBegan;
    private long stageFrom = -1;

    public RunReport(PrintStream out) {
        this.out = out;
    }

    synchronized void part(String text) {
        out.println(text);
        partBegan = System.nanoTime();
        walks = 0;
        stageFrom = -1;
    }

    synchronized void walk(int of) {
        walks++;
        counted("walk", walks, of);
    }

    synchronized void latents(int done, int of) {
        counted("encoded walk", done, of);
    }

    private void counted(String what, int done, int of) {
        if (done == of || System.nanoTime() - spoke > EVERY_NANOS) {
            spoke = System.nanoTime();
            double seconds = (spoke - partBegan) * 1e-9;
            out.printf(
                    Locale.ROOT, "%s %d of %d, %s left%n", what, done, of, TimeLeft.of(seconds / done * (of - done)));
        }
    }

    synchronized void visual(VisualTrainingPoint point) {
        out.printf(
                Locale.ROOT,
                "visual step %d: loss %.4f%s%n",
                point.step(),
                point.loss(),
                point.psnr().isPresent()
                        ? String.format(
                                Locale.ROOT, ", val PSNR %.2f dB", point.psnr().getAsDouble())
                        : "");
    }

    synchronized void sound(SoundProgress progress) {
        out.printf(Locale.ROOT, "sound step %d of %d: %s%n", progress.step(), progress.steps(), progress.losses());
        progress.validation().ifPresent(validation -> out.println("  val " + validation));
    }

    synchronized void point(TrainingPoint point) {
        if (point.stage() != stage || stageFrom < 0) {
            stage = point.stage();
            stageFrom = point.step();
            stageBegan = System.nanoTime();
        }
        double seconds = (System.nanoTime() - stageBegan) * 1e-9;
        long done = point.step() - stageFrom;
        String pace = done == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " %.2f steps/s, %s left",
                        done / seconds,
                        point.steps() == 0 ? "?" : TimeLeft.of(seconds / done * (point.steps() - point.step())));
        out.printf(
                Locale.ROOT,
                "%s %d/%d loss %.4f (visual %.4f audio %.4f reward %.4f) norm %.2f%s%n",
                point.stage().label(),
                point.step(),
                point.steps(),
                point.losses().total(),
                point.losses().visual(),
                point.losses().audio(),
                point.losses().reward(),
                point.gradientNorm(),
                pace);
        point.validation().ifPresent(this::validation);
    }

    private void validation(ValidationReport report) {
        out.printf(
                Locale.ROOT,
                "  val visual %.4f audio %.4f reward %.4f%n",
                report.losses().visual(),
                report.losses().audio(),
                report.losses().reward());
        for (PlanningFigures figures : report.planning()) {
            out.printf(
                    Locale.ROOT,
                    "  val, sampler of %d: reward error %.3f of variance, sign of forward %.1f %%, STOP %.1f %%%n",
                    figures.samplerSteps(),
                    figures.rewardError(),
                    100 * figures.forwardSign(),
                    100 * figures.stopAccuracy());
        }
    }
}
