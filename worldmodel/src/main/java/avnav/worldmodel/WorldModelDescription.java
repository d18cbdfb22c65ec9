package avnav.worldmodel;

import avnav.simbridge.Motion;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.diffusion.Prediction;

/**
 * What a trained world model is and what world it was trained for.
 *
 * @param prediction what the network's output means
 * @param reward how outcomes were encoded, with the constants measured on the training walks
 * @param target what of a frame is diffused, with the constants measured on the training walks
 * @param cues whether auditory cues stand behind the sound's latents
 * @param motion that an action commands
 * @param samples per ear and step
 * @param imageSide pixels
 */
public record WorldModelDescription(
        CditSettings network,
        Prediction prediction,
        RewardEncoding reward,
        FrameTarget target,
        boolean cues,
        Motion motion,
        int sampleRateHz,
        int samples,
        int imageSide) {

    /** @throws IllegalArgumentException when the model was trained for another world */
    public void requireFor(Motion otherMotion, int otherRateHz, int otherSide) {
        String trained = words(motion, sampleRateHz, imageSide);
        String asked = words(otherMotion, otherRateHz, otherSide);
        if (!trained.equals(asked)) {
            throw new IllegalArgumentException(
                    "The world model was trained for " + trained + ", but is asked to foresee " + asked
                            + ".\nMaybe train one for these settings, or choose the simulator it was trained with.");
        }
    }

    private static String words(Motion motion, int rateHz, int side) {
        return "steps of " + motion.stepMetres() + " m, turns of " + motion.turnDegrees() + " degrees, "
                + motion.samplesPerStep(rateHz) + " samples a step at " + rateHz + " Hz and images of " + side
                + " pixels";
    }
}
