package avnav.experiments.configuration;

import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.codec.AuditoryCues;
import avnav.worldmodel.codec.LatentShape;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundTrainingSettings;
import avnav.worldmodel.codec.VisualTrainingSettings;
import avnav.worldmodel.training.TrainingSettings;

/**
 * Everything that decides the result of {@code avnav train worldmodel}: {@code configs/worldmodel/*.yaml}.
 *
 * @param data folder of the data set; generated where it is not there yet
 * @param dataRecipe by which it is generated: a file of {@code configs/data}
 * @param latents folder of the cached latents, to be shared by runs on the same data and encoders; empty for one within
 *     the run folder
 * @param mirror whether every train walk is also learnt from as seen in a mirror
 */
public record WorldModelTrainingConfig(
        String data,
        String dataRecipe,
        String latents,
        boolean mirror,
        Visual visual,
        Sound sound,
        Network network,
        TrainingSettings training) {

    /** Of the encoders that would be trained. */
    public LatentSizes latentSizes() {
        return latentSizes(
                visual.training().network().latent(), sound.training().codec());
    }

    /** Of these encoders. */
    public LatentSizes latentSizes(LatentShape seen, SoundSettings codec) {
        int cues = sound.cues() ? AuditoryCues.NUMBERS / codec.dimension() : 0;
        return new LatentSizes(
                seen.channels(), seen.height(), seen.width(), codec.latents() + cues, codec.dimension(), cues);
    }

    /** @param file of a trained autoencoder, ours or diffusers'; empty to train one */
    public record Visual(String file, VisualTrainingSettings training) {}

    /**
     * @param file of a trained codec; empty to train one
     * @param cues whether {@link avnav.worldmodel.codec.AuditoryCues} stand behind the sound's latents
     */
    public record Sound(String file, boolean cues, SoundTrainingSettings training) {}

    /**
     * Sizes of AV-CDiT that do not follow from the encoders.
     *
     * @param start NWM's checkpoint for its visual weights, as the paper begins; empty for fresh ones
     * @param audioGroup consecutive sound latents in a token
     * @param listenerWidth of the layer that hears the cues of all context frames for the reward token; 0 for none
     * @param listenerTellsSound whether that layer speaks to the tokens of the coming sound as well
     * @param context which past frames are seen, and whether with the motion since
     * @param stopInput whether the network is told STOP apart from the motion
     * @param actionUnitMetres and the two after it: what counts as 1 to the embeddings of motion and offset
     */
    public record Network(
            String start,
            int width,
            int depth,
            int heads,
            int patch,
            int audioGroup,
            int listenerWidth,
            boolean listenerTellsSound,
            CditContext context,
            boolean stopInput,
            double actionUnitMetres,
            double actionUnitRadians,
            double offsetUnitSteps,
            boolean learnedVariance,
            boolean experts) {

        /** The whole network for these latents. */
        public CditSettings settings(LatentSizes sizes, RewardEncoding.Kind reward) {
            return new CditSettings(
                    width,
                    depth,
                    heads,
                    sizes.channels(),
                    sizes.height(),
                    sizes.width(),
                    patch,
                    sizes.audioLatents(),
                    sizes.audioDimension(),
                    audioGroup,
                    sizes.cueLatents(),
                    listenerWidth,
                    listenerTellsSound,
                    reward.numbers(),
                    context,
                    stopInput,
                    actionUnitMetres,
                    actionUnitRadians,
                    offsetUnitSteps,
                    learnedVariance,
                    true,
                    experts);
        }
    }
}
