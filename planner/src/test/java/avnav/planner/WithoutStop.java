package avnav.planner;

import avnav.simbridge.Action;

/** Another world in which STOP is never proposed, so that all plans have the same length. */
record WithoutStop(Imagination world) implements Imagination {
    @Override
    public Forecast present() {
        return withoutStop(world.present());
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        return withoutStop(world.advance(parent, action));
    }

    @Override
    public void close() {
        world.close();
    }

    private static Forecast withoutStop(Forecast forecast) {
        for (float[] logits : forecast.actionLogits()) {
            logits[Action.STOP.code()] = Float.NEGATIVE_INFINITY;
        }
        return forecast;
    }
}
