package avnav.worldmodel;

/**
 * What the model foresees; a sense that was not asked for is empty.
 *
 * @param frame latents of the foreseen observation
 * @param distanceDecrease metres by which the walking distance to the source falls; 0 for STOP
 * @param successProbability that a STOP is within 1 m of the source; 0 for a move
 */
public record Imagined(LatentFrame frame, double distanceDecrease, double successProbability) {}
