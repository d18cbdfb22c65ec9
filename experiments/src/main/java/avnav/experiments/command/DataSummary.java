package avnav.experiments.command;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.data.DatasetStatistics;
import avnav.worldmodel.data.DatasetStatistics.Forward;
import avnav.worldmodel.data.Histogram;
import java.util.Locale;

/** A data set's statistics as lines of text. */
final class DataSummary {

    private static final double SECONDS_PER_HOUR = 3600;

    private DataSummary() {}

    static String of(DatasetStatistics statistics, Motion motion) {
        StringBuilder text = new StringBuilder();
        double hours = statistics.frames() * motion.stepSeconds() / SECONDS_PER_HOUR;
        line(text, "%,d frames (%.2f h), %,d steps", statistics.frames(), hours, statistics.steps());
        statistics.splits().forEach((split, part) -> part(text, split.label(), part, statistics.frames()));
        statistics
                .patterns()
                .forEach((pattern, part) ->
                        part(text, pattern.name().toLowerCase(Locale.ROOT), part, statistics.frames()));
        statistics
                .actions()
                .forEach((action, count) -> line(
                        text,
                        "%-12s %,9d steps, %5.1f %%",
                        action.name().toLowerCase(Locale.ROOT),
                        count,
                        100 * statistics.share(action)));
        Forward forward = statistics.forward();
        line(text, "turns            %5.1f %% of steps", 100 * statistics.share(Action.TURN_LEFT, Action.TURN_RIGHT));
        line(text, "away             %5.1f %% of steps forward", percent(forward.away(), forward.steps()));
        line(text, "blocked, sliding %5.1f %% of steps forward", percent(forward.blocked(), forward.steps()));
        line(text, "within 1 m       %5.1f %% of frames", percent(statistics.nearFrames(), statistics.frames()));
        line(
                text,
                "good STOPs       %5.1f %% of STOPs",
                percent(forward.goodStops(), statistics.actions().get(Action.STOP)));
        spread(text, "reward of a step forward, m", statistics.rewards());
        spread(text, "walk to the source, m", statistics.geodesics());
        spread(text, "loudness, dB of full scale", statistics.loudness());
        spread(text, "frames of a trajectory", statistics.lengths());
        return text.toString();
    }

    private static void part(StringBuilder text, String name, DatasetStatistics.Part part, int all) {
        line(
                text,
                "%-12s %2d homes, %,6d trajectories, %,9d frames, %5.1f %%",
                name,
                part.homes(),
                part.trajectories(),
                part.frames(),
                percent(part.frames(), all));
    }

    private static void spread(StringBuilder text, String name, Histogram values) {
        line(
                text,
                "%-28s mean %7.2f, 1 %% %7.2f, 10 %% %7.2f, 50 %% %7.2f, 90 %% %7.2f, 99 %% %7.2f",
                name,
                values.mean(),
                values.quantile(0.01),
                values.quantile(0.1),
                values.quantile(0.5),
                values.quantile(0.9),
                values.quantile(0.99));
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
