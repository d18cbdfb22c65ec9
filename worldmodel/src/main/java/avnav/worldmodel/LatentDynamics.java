package avnav.worldmodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.cdit.Rows;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * p(o_{t+k}, r | context, summed action, k) on latents: asks the network's prepared weights and reads its answers. Keeps
 * no state; any number of threads may ask.
 */
public final class LatentDynamics {

    private static final int MOST_ROWS = 64;

    private final AvCdit network;
    private final RewardEncoding reward;
    private final FrameTarget target;

    /** @param network stays the caller's */
    public LatentDynamics(AvCdit network, RewardEncoding reward, FrameTarget target) {
        this.network = network;
        this.reward = reward;
        this.target = target;
    }

    public RewardEncoding reward() {
        return reward;
    }

    /** Whether so many steps ahead can be asked for at once. */
    public boolean foresees(int steps) {
        return reward.knows(steps) && target.knows(steps);
    }

    /** Frames in a row that a context needs. */
    public int span() {
        return network.settings().context().span();
    }

    /**
     * Foresees all queries.
     *
     * @param modality senses to use; {@link Modality#AUDIO_VISUAL} but for studies of one sense
     * @param sampler from noise to answer; one step from a velocity or flow network gives the conditional mean
     * @param random gives the start noise, and what an ancestral sampler adds
     */
    public List<Imagined> imagine(
            Modality modality,
            List<LatentContext> contexts,
            List<Query> queries,
            Sampler sampler,
            StartNoise noise,
            RandomGenerator random) {
        List<Imagined> all = new ArrayList<>(queries.size());
        float[][] shared = noise == StartNoise.SHARED ? draw(modality, random) : new float[0][];
        for (int from = 0; from < queries.size(); from += MOST_ROWS) {
            List<Query> some = queries.subList(from, Math.min(queries.size(), from + MOST_ROWS));
            try (NDManager scope = TensorEngine.newScope(network.scope())) {
                NDList start = start(scope, modality, some.size(), shared, random);
                Rows rows = rows(scope, modality, contexts, some, start);
                NDList parts = sampler.sample(
                        scope,
                        (inner, x, step) -> network.predict(inner, rows.at(x, (int) Math.rint(step))),
                        start,
                        random);
                read(scope, modality, contexts, some, parts, all);
            }
        }
        return all;
    }

    private Rows rows(
            NDManager scope, Modality modality, List<LatentContext> contexts, List<Query> queries, NDList start) {
        int[] used = queries.stream().mapToInt(Query::context).distinct().toArray();
        int[] contextOfRow = new int[queries.size()];
        float[][] action = new float[queries.size()][];
        float[] offset = new float[queries.size()];
        int[] step = new int[queries.size()];
        for (int row = 0; row < queries.size(); row++) {
            Query query = queries.get(row);
            contextOfRow[row] = index(used, query.context());
            action[row] = query.numbers(network.settings().stopInput());
            offset[row] = query.offset();
        }
        List<LatentContext> chosen = Arrays.stream(used).mapToObj(contexts::get).toList();
        return new Rows(
                modality, start, past(scope, modality, chosen), motion(chosen), contextOfRow, action, offset, step);
    }

    private static int index(int[] values, int value) {
        int at = 0;
        while (values[at] != value) {
            at++;
        }
        return at;
    }

    private float[] motion(List<LatentContext> contexts) {
        CditContext context = network.settings().context();
        if (!context.motion()) {
            return new float[0];
        }
        float[] motion = new float[contexts.size() * context.frames() * Displacement.NUMBERS];
        for (int c = 0; c < contexts.size(); c++) {
            for (int i = 0; i < context.frames(); i++) {
                Displacement whence = contexts.get(c).whence(context.lags().get(i));
                whence.write(motion, (c * context.frames() + i) * Displacement.NUMBERS);
            }
        }
        return motion;
    }

    private NDList past(NDManager scope, Modality modality, List<LatentContext> contexts) {
        CditSettings s = network.settings();
        List<Integer> lags = s.context().lags();
        int frames = lags.size();
        int visual = s.visualChannels() * s.visualHeight() * s.visualWidth();
        int audio = s.audioLatents() * s.audioDimension();
        float[] sight = new float[modality.hasVisual() ? contexts.size() * frames * visual : 0];
        float[] sound = new float[modality.hasAudio() ? contexts.size() * frames * audio : 0];
        for (int c = 0; c < contexts.size(); c++) {
            LatentContext seen = contexts.get(c);
            if (seen.frames().size() < span()) {
                throw new IllegalArgumentException("A context has ("
                        + seen.frames().size() + ") frames, but the model looks back over (" + span() + ").");
            }
            for (int i = 0; i < frames; i++) {
                int slot = c * frames + i;
                if (modality.hasVisual()) {
                    System.arraycopy(seen.before(lags.get(i)).visual(), 0, sight, slot * visual, visual);
                }
                if (modality.hasAudio()) {
                    System.arraycopy(seen.before(lags.get(i)).audio(), 0, sound, slot * audio, audio);
                }
            }
        }
        NDList past = new NDList();
        if (modality.hasVisual()) {
            past.add(Tensors.of(
                    scope, sight, contexts.size(), frames, s.visualChannels(), s.visualHeight(), s.visualWidth()));
        }
        if (modality.hasAudio()) {
            past.add(Tensors.of(scope, sound, contexts.size(), frames, s.audioLatents(), s.audioDimension()));
        }
        return past;
    }

    /** Shapes of one row's parts. */
    private List<long[]> shapes(Modality modality) {
        CditSettings s = network.settings();
        List<long[]> shapes = new ArrayList<>();
        if (modality.hasVisual()) {
            shapes.add(new long[] {s.visualChannels(), s.visualHeight(), s.visualWidth()});
        }
        if (modality.hasAudio()) {
            shapes.add(new long[] {s.audioLatents(), s.audioDimension()});
            shapes.add(new long[] {s.rewardNumbers(), s.rewardShare()});
        }
        return shapes;
    }

    private float[][] draw(Modality modality, RandomGenerator random) {
        List<long[]> shapes = shapes(modality);
        float[][] noise = new float[shapes.size()][];
        for (int part = 0; part < noise.length; part++) {
            noise[part] = new float[(int) Arrays.stream(shapes.get(part)).reduce(1, (a, b) -> a * b)];
            for (int i = 0; i < noise[part].length; i++) {
                noise[part][i] = (float) random.nextGaussian();
            }
        }
        return noise;
    }

    private NDList start(NDManager scope, Modality modality, int rows, float[][] shared, RandomGenerator random) {
        List<long[]> shapes = shapes(modality);
        float[][] all = new float[shapes.size()][];
        for (int row = 0; row < rows; row++) {
            float[][] noise = shared.length > 0 ? shared : draw(modality, random);
            for (int part = 0; part < all.length; part++) {
                if (row == 0) {
                    all[part] = new float[rows * noise[part].length];
                }
                System.arraycopy(noise[part], 0, all[part], row * noise[part].length, noise[part].length);
            }
        }
        NDList start = new NDList();
        for (int part = 0; part < all.length; part++) {
            long[] shape = new long[shapes.get(part).length + 1];
            shape[0] = rows;
            System.arraycopy(shapes.get(part), 0, shape, 1, shape.length - 1);
            start.add(Tensors.of(scope, all[part], shape));
        }
        return start;
    }

    private void read(
            NDManager scope,
            Modality modality,
            List<LatentContext> contexts,
            List<Query> queries,
            NDList parts,
            List<Imagined> all) {
        int rows = queries.size();
        Map<Integer, SoundMemory> memories = new HashMap<>();
        int part = 0;
        float[] visual = modality.hasVisual() ? parts.get(part++).toFloatArray() : new float[0];
        float[] audio = modality.hasAudio() ? parts.get(part++).toFloatArray() : new float[0];
        float[] numbers = new float[0];
        if (modality.hasAudio()) {
            NDArray pooled = network.poolReward(scope, parts.get(part));
            numbers = pooled.toFloatArray();
        }
        for (int row = 0; row < rows; row++) {
            Query query = queries.get(row);
            float[] own = slice(numbers, row, rows);
            boolean known = own.length > 0;
            LatentContext context = contexts.get(query.context());
            LatentFrame frame = new LatentFrame(slice(visual, row, rows), slice(audio, row, rows));
            target.decode(frame, context.newest(), query.offset());
            all.add(new Imagined(
                    modality.hasAudio()
                            ? memories.computeIfAbsent(query.context(), of -> memory(context))
                                    .recall(frame, query.offset())
                            : frame,
                    known ? reward.distanceDecrease(own, query.action(), query.offset()) : 0,
                    known ? reward.successProbability(own, query.action()) : 0));
        }
    }

    private SoundMemory memory(LatentContext context) {
        CditSettings s = network.settings();
        return new SoundMemory(context, (s.audioLatents() - s.cueLatents()) * s.audioDimension());
    }

    private static float[] slice(float[] all, int row, int rows) {
        int width = all.length / rows;
        return Arrays.copyOfRange(all, row * width, (row + 1) * width);
    }
}
