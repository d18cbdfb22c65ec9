package avnav.experiments.watch;

import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.StepResult;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One picture of the film: the view, the floor plan, a line of numbers and the level at each ear. */
final class Screen {

    /** Width and height of the view and of the plan. */
    static final int PANE_PIXELS = 480;

    private static final int FOOT_PIXELS = 64;
    private static final Color FOOT = new Color(0x1f2328);
    private static final double SILENT_DB = -70;
    private static final int METER_PIXELS = 180;

    private final Function<Pose, BufferedImage> view;
    private final PlanPicture plan;

    /** @param view what the agent sees at a pose, square */
    Screen(Function<Pose, BufferedImage> view, PlanPicture plan) {
        this.view = view;
        this.plan = plan;
    }

    /** @param way poses so far; the last is that of the step */
    BufferedImage draw(StepResult step, List<Pose> way, String caption) {
        BufferedImage picture =
                new BufferedImage(2 * PANE_PIXELS, PANE_PIXELS + FOOT_PIXELS, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(view.apply(step.truth().pose()), 0, 0, PANE_PIXELS, PANE_PIXELS, null);
        Graphics2D right = (Graphics2D) graphics.create(PANE_PIXELS, 0, PANE_PIXELS, PANE_PIXELS);
        plan.draw(right, way);
        right.dispose();
        drawFoot(graphics, step, caption);
        graphics.dispose();
        return picture;
    }

    private static void drawFoot(Graphics2D graphics, StepResult step, String caption) {
        graphics.setColor(FOOT);
        graphics.fillRect(0, PANE_PIXELS, 2 * PANE_PIXELS, FOOT_PIXELS);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        graphics.setColor(step.truth().collided() ? new Color(0xff8a80) : Color.WHITE);
        String distance =
                String.format(Locale.ROOT, "%.2f m to go", step.truth().geodesicMetres());
        graphics.drawString(caption + "   " + distance, PANE_PIXELS + 16, PANE_PIXELS + 38);
        drawMeter(graphics, "L", step.seen(), 0, PANE_PIXELS + 12);
        drawMeter(graphics, "R", step.seen(), 1, PANE_PIXELS + 37);
    }

    private static void drawMeter(Graphics2D graphics, String ear, Observation seen, int channel, int y) {
        double sum = 0;
        for (float sample : seen.audio()[channel]) {
            sum += (double) sample * sample;
        }
        double db = 10 * Math.log10(sum / Math.max(1, seen.audio()[channel].length) + 1e-12);
        int length = (int) Math.round(METER_PIXELS * Math.max(0, Math.min(1, 1 - db / SILENT_DB)));
        graphics.setColor(Color.WHITE);
        graphics.drawString(ear, 16, y + 14);
        graphics.setColor(new Color(0x3a4048));
        graphics.fillRect(40, y + 2, METER_PIXELS, 12);
        graphics.setColor(new Color(0x56b4e9));
        graphics.fillRect(40, y + 2, length, 12);
        graphics.setColor(Color.WHITE);
        graphics.drawString(String.format(Locale.ROOT, "%.0f dB", db), 52 + METER_PIXELS, y + 14);
    }
}
