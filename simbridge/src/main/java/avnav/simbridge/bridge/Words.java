package avnav.simbridge.bridge;

import java.util.List;

/** The wording of what went wrong in the child. */
final class Words {

    private static final int SHOWN = 12;

    private Words() {}

    static String withLines(String message, List<String> lines) {
        if (lines.isEmpty()) {
            return message + " It printed nothing.";
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        return message + " Its last lines:\n  " + String.join("\n  ", last);
    }

    /** The same and, where the lines tell it, the likely mend of what killed the child. */
    static String ofDeath(String message, List<String> lines) {
        String all = String.join("\n", lines);
        boolean lacksGraphics = all.contains("WindowlessContext") || all.contains("EGL");
        return withLines(message, lines)
                + (lacksGraphics
                        ? "\nMaybe Habitat finds no graphics: gpuDevice -1 renders on the CPU, with Debian's libegl1 and "
                                + "libgl1-mesa-dri."
                        : "");
    }

    /** The likely mend of a child that did not start, read from what it printed. */
    static String mend(List<String> lines, String python) {
        String all = String.join("\n", lines);
        if (all.contains("No module named avnav_bridge") || all.contains("No module named 'avnav_bridge'")) {
            return "Maybe " + python + " -m pip install simbridge/python mends it.";
        }
        if (all.contains("No module named 'py4j'") || all.contains("No module named 'numpy'")) {
            return "Maybe " + python + " -m pip install py4j numpy mends it.";
        }
        if (all.contains("Address already in use") || all.contains("trying to start the callback server")) {
            return "Maybe another program holds the port: take port 0, a free one.";
        }
        return "Maybe ./avnav doctor tells what is missing.";
    }
}
