package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** Says in words what would else be a broadcast in silence or an error from inside a kernel. */
final class ShapeCheck {

    private ShapeCheck() {}

    static void check(CditSettings s, Rows rows) {
        long r = rows.size();
        long g = rows.context().get(0).getShape().get(0);
        int part = 0;
        int past = 0;
        long told = s.context().motion() ? g * s.contextFrames() * 3 : 0;
        if (rows.motion().length != told) {
            throw new IllegalArgumentException("The motion of the context has (" + rows.motion().length
                    + ") numbers, but the network wants (" + told + ").\nMaybe context.motion differs.");
        }
        for (float[] action : rows.action()) {
            if (action.length != s.actionNumbers()) {
                throw new IllegalArgumentException("An action has (" + action.length
                        + ") numbers, but the network wants (" + s.actionNumbers()
                        + ").\nMaybe stopInput differs.");
            }
        }
        if (rows.modality().hasVisual()) {
            want("visual latents", rows.noisy().get(part++), r, s.visualChannels(), s.visualHeight(), s.visualWidth());
            want(
                    "visual context",
                    rows.context().get(past++),
                    g,
                    s.contextFrames(),
                    s.visualChannels(),
                    s.visualHeight(),
                    s.visualWidth());
        }
        if (rows.modality().hasAudio()) {
            want("sound latents", rows.noisy().get(part++), r, s.audioLatents(), s.audioDimension());
            want("reward token", rows.noisy().get(part), r, s.rewardNumbers(), s.rewardShare());
            want("sound context", rows.context().get(past), g, s.contextFrames(), s.audioLatents(), s.audioDimension());
        }
    }

    private static void want(String name, NDArray tensor, long... shape) {
        if (!tensor.getShape().equals(new Shape(shape))) {
            throw new IllegalArgumentException("The " + name + " have the shape " + tensor.getShape()
                    + ", but the network wants " + new Shape(shape)
                    + ".\nMaybe they come from an encoder of another size.");
        }
    }
}
