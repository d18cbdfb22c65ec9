package avnav.planner;

import avnav.simbridge.Action;

/** STOP pays one amount, every other action another, and every row promises a third. */
class Constant implements Imagination {
    private final float stopReward;
    private final float reward;
    private final float value;
    private final double[] probabilities;
    float promise;
    private float leftReward;

    Constant(float stopReward, float reward, float value, double... probabilities) {
        this.probabilities = probabilities;
        this.stopReward = stopReward;
        this.reward = reward;
        this.value = value;
        leftReward = reward;
    }

    Constant turningLeftEarns(float reward) {
        leftReward = reward;
        return this;
    }

    @Override
    public Forecast present() {
        Forecast forecast = rows(1);
        for (int a = 0; a < probabilities.length; a++) {
            forecast.actionLogits()[0][a] = (float) Math.log(probabilities[a]) + 2;
        }
        forecast.value()[0] = promise;
        return forecast;
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        Forecast forecast = rows(parent.length);
        for (int row = 0; row < action.length; row++) {
            forecast.reward()[row] = switch (action[row]) {
                case STOP -> stopReward;
                case TURN_LEFT -> leftReward;
                default -> reward;
            };
            forecast.value()[row] = value;
        }
        return forecast;
    }

    private static Forecast rows(int rows) {
        return new Forecast(new float[rows], new float[rows], new float[rows][Action.COUNT]);
    }

    @Override
    public void close() {}
}
