package avnav.worldmodel.training;

/**
 * Validation while training, on homes that are not trained on.
 *
 * @param everySteps between two validations; a stage ends with one too
 * @param windows whose losses are measured
 * @param frames from which single steps are foreseen, for the figures that planning depends on
 * @param sheetFrames shown on the sample sheet, true beside foreseen
 */
public record WatchSettings(int everySteps, int windows, int frames, int sheetFrames) {

    public WatchSettings {
        if (everySteps < 1 || windows < 1 || frames < 2 || sheetFrames < 0) {
            throw new IllegalArgumentException("Validation needs everySteps (" + everySteps + ") and windows ("
                    + windows + ") of at least 1, frames (" + frames + ") of at least 2 and sheetFrames ("
                    + sheetFrames + ") of at least 0.");
        }
    }
}
