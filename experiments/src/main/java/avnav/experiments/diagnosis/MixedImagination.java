package avnav.experiments.diagnosis;

import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;

/** The same branches in a model and in truth, some of the forecast taken from the one and the rest from the other. */
final class MixedImagination implements Imagination {

    private final Imagination model;
    private final Imagination truth;
    private final Variant variant;

    /** Both are closed with this one. */
    MixedImagination(Imagination model, Imagination truth, Variant variant) {
        this.model = model;
        this.truth = truth;
        this.variant = variant;
    }

    @Override
    public Forecast present() {
        return mix(model.present(), truth.present());
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        return mix(model.advance(parent, action), truth.advance(parent, action));
    }

    /** A branch that is truly over allows nothing, whatever the model thinks. */
    private Forecast mix(Forecast imagined, Forecast real) {
        float[][] logits = variant == Variant.TRUE_POLICY
                ? real.actionLogits()
                : imagined.actionLogits().clone();
        for (int row = 0; row < logits.length; row++) {
            boolean isOver = true;
            for (float logit : real.actionLogits()[row]) {
                isOver &= logit == Float.NEGATIVE_INFINITY;
            }
            logits[row] = isOver ? real.actionLogits()[row] : logits[row];
        }
        return new Forecast(
                variant == Variant.TRUE_REWARDS ? real.reward() : imagined.reward(),
                variant == Variant.TRUE_VALUES ? real.value() : imagined.value(),
                logits);
    }

    @Override
    public void close() {
        try {
            model.close();
        } finally {
            truth.close();
        }
    }
}
