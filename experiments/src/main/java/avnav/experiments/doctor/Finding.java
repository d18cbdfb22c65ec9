package avnav.experiments.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param isNeeded whether {@code avnav bench} cannot do without it
 * @param detail version or size, or why it does not work
 * @param mend one command or sentence; empty when nothing is to be done
 */
public record Finding(String what, boolean works, boolean isNeeded, String detail, Optional<String> mend) {

    static Finding needed(String what, boolean works, String detail, String mend) {
        return new Finding(what, works, true, detail, works ? Optional.empty() : Optional.of(mend));
    }

    static Finding optional(String what, boolean works, String detail, String mend) {
        return new Finding(what, works, false, detail, works ? Optional.empty() : Optional.of(mend));
    }
}
