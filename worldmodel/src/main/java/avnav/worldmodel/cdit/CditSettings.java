package avnav.worldmodel.cdit;

/**
 * Sizes of an {@link AvCdit}. NWM's S, B, L and XL have width 384, 768, 1024, 1152, depth 12, 12, 24, 28 and
 * 6, 12, 16, 16 heads, with patch 2.
 *
 * @param width h, of every token
 * @param depth number of blocks
 * @param heads of attention; divides the width
 * @param visualChannels of a picture's latent
 * @param visualHeight of a picture's latent
 * @param visualWidth of a picture's latent
 * @param patch side of the square of latents in one token
 * @param audioLatents L of one step's sound
 * @param audioDimension D of a sound latent
 * @param audioGroup consecutive latents in one token; divides {@code audioLatents}
 * @param cueLatents how many of the sound's latents, at their end, are its cues
 * @param listenerWidth of the layer that hears the cues of all context frames at once for the reward token; 0 for none
 * @param listenerTellsSound whether that layer speaks to the tokens of the coming sound as well
 * @param rewardNumbers n scalars that share the reward token
 * @param context frames seen
 * @param stopInput whether an action has a fourth number that tells STOP (0 or 1)
 * @param actionUnitMetres what counts as 1 to the sinusoids; small inputs would give them nearly constant features
 * @param actionUnitRadians likewise for the turn
 * @param offsetUnitSteps likewise for the offset in steps; NWM's is 128
 * @param learnedVariance whether heads give a variance for every mean
 * @param audio false for NWM's vision-only CDiT, whose audio sizes are ignored
 * @param experts false for one feed-forward layer for all tokens
 */
public record CditSettings(
        int width,
        int depth,
        int heads,
        int visualChannels,
        int visualHeight,
        int visualWidth,
        int patch,
        int audioLatents,
        int audioDimension,
        int audioGroup,
        int cueLatents,
        int listenerWidth,
        boolean listenerTellsSound,
        int rewardNumbers,
        CditContext context,
        boolean stopInput,
        double actionUnitMetres,
        double actionUnitRadians,
        double offsetUnitSteps,
        boolean learnedVariance,
        boolean audio,
        boolean experts) {

    /** NWM's offset unit. */
    public static final double NWM_OFFSET_UNIT = 128;

    public CditSettings {
        positive("width", width);
        positive("depth", depth);
        positive("visualChannels", visualChannels);
        divides("heads", heads, "width", width);
        divides("patch", patch, "visualHeight", visualHeight);
        divides("patch", patch, "visualWidth", visualWidth);
        if (!(actionUnitMetres > 0 && actionUnitRadians > 0 && offsetUnitSteps > 0)) {
            throw new IllegalArgumentException("The units of action and offset (" + actionUnitMetres + " m, "
                    + actionUnitRadians + " rad, " + offsetUnitSteps + " steps) must be above 0.");
        }
        if (audio) {
            positive("audioDimension", audioDimension);
            divides("audioGroup", audioGroup, "audioLatents", audioLatents);
            if (cueLatents < 0
                    || cueLatents >= audioLatents
                    || listenerWidth < 0
                    || listenerWidth > 0 && cueLatents == 0) {
                throw new IllegalArgumentException("A listener of width (" + listenerWidth + ") for (" + cueLatents
                        + ") of " + audioLatents + " latents is not possible.\nMaybe sound.cues should be true.");
            }
            if (listenerTellsSound && listenerWidth == 0) {
                throw new IllegalArgumentException("Without a listener (listenerWidth 0) nothing can tell the sound"
                        + " (listenerTellsSound true).\nMaybe listenerWidth should be 256.");
            }
            if (rewardNumbers < 1 || rewardNumbers > audioGroup * audioDimension) {
                throw new IllegalArgumentException("The number of rewards in a token (rewardNumbers " + rewardNumbers
                        + ") must be from 1 to audioGroup * audioDimension (" + audioGroup * audioDimension + ").");
            }
        }
    }

    /** NWM's CDiT for square latents of four channels: actions and offsets as they come, offset k over 128. */
    public static CditSettings nwm(int width, int depth, int heads, int latentSide) {
        return new CditSettings(
                width,
                depth,
                heads,
                4,
                latentSide,
                latentSide,
                2,
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                CditContext.consecutive(4),
                false,
                1,
                1,
                NWM_OFFSET_UNIT,
                true,
                false,
                false);
    }

    /** Frames of the past that are seen, the present among them. */
    public int contextFrames() {
        return context.frames();
    }

    int patchRows() {
        return visualHeight / patch;
    }

    int patchColumns() {
        return visualWidth / patch;
    }

    /** Visual tokens of one frame. */
    public int visualTokens() {
        return patchRows() * patchColumns();
    }

    /** Sound tokens of one step, without the reward token. */
    public int audioTokens() {
        return audio ? audioLatents / audioGroup : 0;
    }

    /** Numbers of the reward token that carry one scalar reward. */
    public int rewardShare() {
        return audio ? audioGroup * audioDimension / rewardNumbers : 0;
    }

    /** Numbers of an action: forward and left in metres, turn in radians, and perhaps STOP. */
    public int actionNumbers() {
        return stopInput ? 4 : 3;
    }

    /** Target tokens of one row. */
    public int targetTokens(Modality modality) {
        return (modality.hasVisual() ? visualTokens() : 0) + (modality.hasAudio() ? audioTokens() + 1 : 0);
    }

    /** Context tokens of one row. */
    public int contextTokens(Modality modality) {
        return contextFrames()
                * ((modality.hasVisual() ? visualTokens() : 0) + (modality.hasAudio() ? audioTokens() : 0));
    }

    /**
     * Floating-point operations of the blocks' matrix products in one forward pass; a training step has three times as
     * many. Per target token 14 h^2 multiplications (3 queries, keys and values, 1 projection, 2 to the context and
     * back, 8 feed-forward), per context token 2 h^2, per row 11 h^2 for the modulations, and the attention's own.
     */
    public double flops(Modality modality, int rows) {
        double h = width;
        double targets = targetTokens(modality);
        double context = contextTokens(modality);
        double attention = 2 * targets * (targets + context + 1) * h;
        return 2.0 * rows * depth * ((14 * targets + 2 * context + 11) * h * h + attention);
    }

    /** 2 when every mean has a variance, else 1. */
    int outputs() {
        return learnedVariance ? 2 : 1;
    }

    /** Whether the reward token hears the cues of all context frames at once. */
    boolean listens() {
        return listenerWidth > 0;
    }

    /** Tokens that the listener speaks to: that of the reward, and perhaps those of the sound before it. */
    int listeningTokens() {
        return listenerTellsSound ? audioTokens() + 1 : 1;
    }

    /** Numbers that the listener hears: the cues of all frames, and of each its way in metres and the turn's sine and cosine. */
    int heardNumbers() {
        return contextFrames() * (cueLatents * audioDimension + (context.motion() ? 4 : 0));
    }

    boolean hasAudioExperts() {
        return audio && experts;
    }

    private static void positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The size (" + key + " " + value + ") must be at least 1.");
        }
    }

    private static void divides(String key, int value, String whole, int size) {
        if (value < 1 || size < 1 || size % value != 0) {
            throw new IllegalArgumentException(
                    "The " + key + " (" + value + ") must divide the " + whole + " (" + size + "), both above 0.");
        }
    }
}
