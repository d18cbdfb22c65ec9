package avnav.experiments.run;

import java.util.Locale;

/** A time that is still to come, for a person to read. */
public final class TimeLeft {

    private TimeLeft() {}

    /** Such as {@code 1:02:03}: hours, minutes and seconds. */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
