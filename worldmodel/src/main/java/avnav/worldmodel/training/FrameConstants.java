package avnav.worldmodel.training;

import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import java.util.ArrayList;
import java.util.List;

/** Fits on the training walks how much of a frame carries over to the one k steps later, and how far the rest spreads. */
final class FrameConstants {

    private static final int PAIRS = 4000;
    private static final double LEAST_DEVIATION = 1e-3;

    private FrameConstants() {}

    static FrameTarget measure(FrameTarget.Kind kind, List<LatentTrajectory> walks, int maxOffset) {
        if (kind == FrameTarget.Kind.FRAME) {
            return FrameTarget.WHOLE;
        }
        LatentSizes sizes = walks.get(0).sizes();
        int audioKinds = sizes.audioDimension() * (sizes.cueLatents() > 0 ? 2 : 1);
        List<List<Double>> visualGain = new ArrayList<>();
        List<List<Double>> visualDeviation = new ArrayList<>();
        List<List<Double>> audioGain = new ArrayList<>();
        List<List<Double>> audioDeviation = new ArrayList<>();
        for (int offset = 1; offset <= maxOffset; offset++) {
            Fit visual = new Fit(sizes.channels());
            Fit audio = new Fit(audioKinds);
            pairs(walks, offset, visual, audio);
            visualGain.add(visual.gain());
            visualDeviation.add(visual.deviation());
            audioGain.add(audio.gain());
            audioDeviation.add(audio.deviation());
        }
        return new FrameTarget(kind, visualGain, visualDeviation, audioGain, audioDeviation, sizes.sound());
    }

    /** Evenly spread over all walks, so that the constants are the same in every run. */
    private static void pairs(List<LatentTrajectory> walks, int offset, Fit visual, Fit audio) {
        long all = walks.stream()
                .mapToLong(walk -> Math.max(0, walk.frames() - offset))
                .sum();
        int stride = (int) Math.max(1, all / PAIRS);
        int count = 0;
        for (LatentTrajectory walk : walks) {
            LatentSizes sizes = walk.sizes();
            for (int frame = 0; frame + offset < walk.frames(); frame++) {
                if (count++ % stride == 0) {
                    LatentFrame now = walk.frame(frame);
                    LatentFrame later = walk.frame(frame + offset);
                    int plane = sizes.height() * sizes.width();
                    for (int i = 0; i < sizes.visual(); i++) {
                        visual.add(i / plane, now.visual()[i], later.visual()[i]);
                    }
                    for (int i = 0; i < sizes.audio(); i++) {
                        int kind = FrameTarget.audioKind(i, sizes.audio(), sizes.sound(), audio.kinds());
                        audio.add(kind, now.audio()[i], later.audio()[i]);
                    }
                }
            }
        }
    }

    /** Sums of squares of pairs, by kind of number. */
    private static final class Fit {

        private final double[] nowSquares;
        private final double[] products;
        private final double[] laterSquares;
        private final long[] count;

        Fit(int kinds) {
            nowSquares = new double[kinds];
            products = new double[kinds];
            laterSquares = new double[kinds];
            count = new long[kinds];
        }

        int kinds() {
            return count.length;
        }

        void add(int kind, float now, float later) {
            nowSquares[kind] += now * now;
            products[kind] += now * later;
            laterSquares[kind] += later * later;
            count[kind]++;
        }

        List<Double> gain() {
            List<Double> gain = new ArrayList<>();
            for (int kind = 0; kind < count.length; kind++) {
                gain.add(nowSquares[kind] > 0 ? products[kind] / nowSquares[kind] : 0);
            }
            return gain;
        }

        List<Double> deviation() {
            List<Double> deviation = new ArrayList<>();
            for (int kind = 0; kind < count.length; kind++) {
                double carried = nowSquares[kind] > 0 ? products[kind] * products[kind] / nowSquares[kind] : 0;
                double rest = count[kind] > 0 ? (laterSquares[kind] - carried) / count[kind] : 1;
                deviation.add(Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, rest))));
            }
            return deviation;
        }
    }
}
