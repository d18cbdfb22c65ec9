package avnav.experiments.diagnosis;

import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import java.util.Arrays;

/** Futures of one first action alone: what the best of them is worth tells what that action is worth. */
record FirstAction(Imagination futures, Action first) implements Imagination {

    @Override
    public Forecast present() {
        Forecast free = futures.present();
        float[] logits = new float[Action.COUNT];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        logits[first.code()] = 0;
        return new Forecast(free.reward(), free.value(), new float[][] {logits});
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        return futures.advance(parent, action);
    }

    @Override
    public void close() {
        futures.close();
    }
}
