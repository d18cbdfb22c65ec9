package avnav.experiments.diagnosis;

import java.util.Locale;

/** A world model's forecasts, with one part of them replaced by the truth: what is to blame improves when it is. */
public enum Variant {
    MODEL,
    TRUE_REWARDS,
    TRUE_VALUES,
    TRUE_POLICY;

    /** The key of files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
