package avnav.worldmodel.codec;

import java.util.Optional;

/**
 * Where a run stands.
 *
 * @param step steps done
 * @param steps of the whole run
 * @param validation of the moving average, in steps that have one
 */
public record SoundProgress(int step, int steps, SoundLosses losses, Optional<SoundValidation> validation) {}
