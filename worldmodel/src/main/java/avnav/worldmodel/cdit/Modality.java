package avnav.worldmodel.cdit;

/** Which senses a call predicts and has seen; each stage of training has its own. */
public enum Modality {
    /** Pictures from pictures, as NWM. */
    VISUAL(1, 1),
    /** Sound and reward from sound. */
    AUDIO(2, 1),
    /** Pictures, sound and reward from pictures and sound. */
    AUDIO_VISUAL(3, 2);

    private final int parts;
    private final int pasts;

    Modality(int parts, int pasts) {
        this.parts = parts;
        this.pasts = pasts;
    }

    /** Number of predicted parts. */
    public int parts() {
        return parts;
    }

    /** Number of context tensors. */
    int pasts() {
        return pasts;
    }

    public boolean hasVisual() {
        return this != AUDIO;
    }

    public boolean hasAudio() {
        return this != VISUAL;
    }

    /** How the kernels for it end. */
    String kernel() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
