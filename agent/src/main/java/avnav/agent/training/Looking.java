package avnav.agent.training;

import avnav.simbridge.Action;
import avnav.simbridge.Observation;

/**
 * The world as it is, or as in a mirror: columns of the image reversed, ears exchanged, left turns for right ones. A
 * mirrored home is as likely as the original, so looking at every second episode so makes twice the homes.
 */
enum Looking {
    STRAIGHT,
    MIRRORED;

    Observation at(Observation seen) {
        if (this == STRAIGHT) {
            return seen;
        }
        int width = seen.width();
        byte[] rgb = new byte[seen.rgb().length];
        float[] depth = new float[seen.depthMetres().length];
        for (int pixel = 0; pixel < width * seen.height(); pixel++) {
            int from = pixel / width * width + width - 1 - pixel % width;
            System.arraycopy(seen.rgb(), from * 3, rgb, pixel * 3, 3);
            if (depth.length > 0) {
                depth[pixel] = seen.depthMetres()[from];
            }
        }
        float[][] audio = {seen.audio()[1], seen.audio()[0]};
        return new Observation(width, seen.height(), rgb, depth, audio, seen.sampleRateHz());
    }

    /** Between what the learner does and what happens; its own inverse. */
    Action at(Action action) {
        if (this == STRAIGHT) {
            return action;
        }
        return switch (action) {
            case TURN_LEFT -> Action.TURN_RIGHT;
            case TURN_RIGHT -> Action.TURN_LEFT;
            default -> action;
        };
    }
}
