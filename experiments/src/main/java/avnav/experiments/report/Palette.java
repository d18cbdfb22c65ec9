package avnav.experiments.report;

import java.util.List;

/** Colours of rows, told apart by colour-blind readers too (Okabe and Ito). */
public final class Palette {

    private static final List<String> COLOURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#7F7F7F", "#A6761D");

    private Palette() {}

    /** As {@code #rrggbb}; repeats after eight rows. */
    public static String of(int row) {
        return COLOURS.get(row % COLOURS.size());
    }
}
