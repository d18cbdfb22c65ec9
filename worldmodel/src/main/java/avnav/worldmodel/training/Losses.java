package avnav.worldmodel.training;

/**
 * Mean squared errors of what the network predicts, over the rows that know the part's truth.
 *
 * @param total the weighted sum that is descended, variational term included
 */
public record Losses(double total, double visual, double audio, double reward) {

    static final Losses NONE = new Losses(0, 0, 0, 0);

    Losses plus(Losses other) {
        return new Losses(total + other.total, visual + other.visual, audio + other.audio, reward + other.reward);
    }

    Losses over(double count) {
        return new Losses(total / count, visual / count, audio / count, reward / count);
    }
}
