package avnav.experiments.worldmodel;

import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.evaluation.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads windows of walks and turns them into latents and back, a few frames at a time.
 *
 * @param contextFrames true frames that a model sees
 */
record Futures(TrajectoryStore store, FrameCodec codec, int contextFrames) {

    private static final int BATCH = 32;

    /**
     * A place with what was there and what came.
     *
     * @param now what is seen and heard at it
     * @param coming at the next steps
     * @param latents of {@code coming}, as far as they were asked for
     */
    record Future(
            WalkPlaces.Place place,
            LatentContext context,
            Moment now,
            List<Moment> coming,
            List<LatentFrame> latents) {}

    /**
     * @param steps that come after each place
     * @param encoded how many of them are encoded too
     */
    List<Future> read(List<WalkPlaces.Place> places, int steps, int encoded) {
        List<List<Moment>> all = new ArrayList<>();
        List<Moment> wanted = new ArrayList<>();
        for (WalkPlaces.Place place : places) {
            int from = place.frame() - contextFrames + 1;
            TrajectoryWindow window = store.read(place.walk().info().index(), from, contextFrames + steps);
            List<Moment> moments = new ArrayList<>();
            for (int i = 0; i < window.frames(); i++) {
                moments.add(new Moment(window.rgb()[i], window.wave(i)));
            }
            all.add(moments);
            wanted.addAll(moments.subList(0, contextFrames + encoded));
        }
        List<LatentFrame> latents = encode(wanted);
        List<Future> futures = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int at = i * (contextFrames + encoded);
            int past = at + contextFrames;
            List<Moment> moments = all.get(i);
            futures.add(new Future(
                    places.get(i),
                    new LatentContext(latents.subList(at, past)),
                    moments.get(contextFrames - 1),
                    List.copyOf(moments.subList(contextFrames, moments.size())),
                    List.copyOf(latents.subList(past, past + encoded))));
        }
        return futures;
    }

    private List<LatentFrame> encode(List<Moment> moments) {
        List<LatentFrame> latents = new ArrayList<>(moments.size());
        for (int from = 0; from < moments.size(); from += BATCH) {
            List<Moment> some = moments.subList(from, Math.min(moments.size(), from + BATCH));
            latents.addAll(codec.encode(
                    some.stream().map(Moment::rgb).toList(),
                    some.stream().map(Moment::audio).toList()));
        }
        return latents;
    }

    /** Moments of latents; a sense without latents stays empty. All frames have the same senses. */
    List<Moment> decode(List<LatentFrame> latents) {
        List<Moment> moments = new ArrayList<>(latents.size());
        for (int from = 0; from < latents.size(); from += BATCH) {
            List<LatentFrame> some = latents.subList(from, Math.min(latents.size(), from + BATCH));
            boolean seen = some.get(0).visual().length > 0;
            boolean heard = some.get(0).audio().length > 0;
            List<byte[]> images = seen ? codec.images(some) : List.of();
            List<float[][]> sounds = heard ? codec.sounds(some) : List.of();
            for (int i = 0; i < some.size(); i++) {
                moments.add(new Moment(seen ? images.get(i) : new byte[0], heard ? sounds.get(i) : new float[0][]));
            }
        }
        return moments;
    }
}
