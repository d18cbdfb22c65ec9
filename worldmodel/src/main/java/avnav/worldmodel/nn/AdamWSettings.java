package avnav.worldmodel.nn;

/**
 * Constants of Adam with decoupled weight decay (Loshchilov and Hutter 2019); decay 0 makes it Adam (Kingma and Ba
 * 2015), with PyTorch's bias-corrected epsilon.
 */
public record AdamWSettings(double beta1, double beta2, double epsilon, double weightDecay) {

    public AdamWSettings {
        if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && weightDecay >= 0)) {
            throw new IllegalArgumentException("Adam needs betas (" + beta1 + ", " + beta2
                    + ") in [0, 1), epsilon (" + epsilon + ") above 0 and weight decay (" + weightDecay
                    + ") not below 0.");
        }
    }

    public static AdamWSettings adam(double epsilon) {
        return new AdamWSettings(0.9, 0.999, epsilon, 0);
    }
}
