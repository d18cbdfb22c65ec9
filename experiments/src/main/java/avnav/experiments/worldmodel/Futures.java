package avnav.experiments.worldmodel;

import avnav.simbridge.Action;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.SoundRendering;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.evaluation.Moment;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads windows of walks and turns them into latents and back, a few frames at a time.
 *
 * @param span true frames in a row that a model looks back over
 */
record Futures(TrajectoryStore store, FrameCodec codec, int span) {

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
        List<List<Displacement>> ways = new ArrayList<>();
        for (WalkPlaces.Place place : places) {
            int from = place.frame() - span + 1;
            TrajectoryWindow window = store.read(place.walk().info().index(), from, span + steps);
            List<Displacement> came = new ArrayList<>();
            for (int i = 0; i < span; i++) {
                came.add(i == 0 ? Displacement.NONE : commanded(window.action()[i]));
            }
            ways.add(came);
            List<Moment> moments = new ArrayList<>();
            for (int i = 0; i < window.frames(); i++) {
                moments.add(new Moment(window.rgb()[i], window.wave(i)));
            }
            all.add(moments);
            wanted.addAll(moments.subList(0, span + encoded));
        }
        List<LatentFrame> latents = encode(wanted);
        List<Future> futures = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int at = i * (span + encoded);
            int past = at + span;
            List<Moment> moments = all.get(i);
            futures.add(new Future(
                    places.get(i),
                    new LatentContext(latents.subList(at, past), ways.get(i)),
                    moments.get(span - 1),
                    List.copyOf(moments.subList(span, moments.size())),
                    List.copyOf(latents.subList(past, past + encoded))));
        }
        return futures;
    }

    private Displacement commanded(byte action) {
        return Displacement.commanded(Action.ofCode(action), store.motion());
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
    List<Moment> decode(List<LatentFrame> latents, SoundRendering rendering) {
        List<Moment> moments = new ArrayList<>(latents.size());
        for (int from = 0; from < latents.size(); from += BATCH) {
            List<LatentFrame> some = latents.subList(from, Math.min(latents.size(), from + BATCH));
            boolean seen = some.get(0).visual().length > 0;
            boolean heard = some.get(0).audio().length > 0;
            List<byte[]> images = seen ? codec.images(some) : List.of();
            List<float[][]> sounds = heard ? rendering.of(codec, some) : List.of();
            for (int i = 0; i < some.size(); i++) {
                moments.add(new Moment(seen ? images.get(i) : new byte[0], heard ? sounds.get(i) : new float[0][]));
            }
        }
        return moments;
    }
}
