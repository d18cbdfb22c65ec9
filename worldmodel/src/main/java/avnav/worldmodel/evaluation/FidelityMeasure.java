package avnav.worldmodel.evaluation;

/** The columns of the paper's tables 3 to 7, and what this project adds to them. */
public enum FidelityMeasure {
    LPIPS("lpips", "LPIPS", "", false),
    DREAMSIM("dreamsim", "DreamSim", "", false),
    PSNR("psnr", "PSNR", "dB", true),
    SSIM("ssim", "SSIM", "", true),
    FID("fid", "FID", "", false),
    LSD("lsd", "LSD", "", false),
    SPECTRAL_SSIM("spectralSsim", "Spectral SSIM", "", true),
    LOG_SPECTRAL_SSIM("logSpectralSsim", "Log-spectral SSIM", "", true),
    ILD_ERROR("ildError", "ILD error", "dB", false),
    FAD("fad", "FAD", "", false),
    REWARD_MSE("rewardMse", "Reward MSE", "", false);

    private final String key;
    private final String title;
    private final String unit;
    private final boolean higherIsBetter;

    FidelityMeasure(String key, String title, String unit, boolean higherIsBetter) {
        this.key = key;
        this.title = title;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    /** Its name in {@code evaluation.json}. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /** Empty for a number without one. */
    public String unit() {
        return unit;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }
}
