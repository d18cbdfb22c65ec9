package avnav.agent.latent;

import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.Query;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.WorldModel;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.diffusion.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Makes examples of the walks of a data set: the policy follows a walk; every frame's latents are encoded; and from every
 * few frames the world model imagines the next ones under the actions that were really done, as the planner will. An
 * imagined frame's lesson is what the policy made of the frame that really came.
 */
public final class Lessons {

    private static final float[] NO_DEPTH = new float[0];

    private final WorldModel model;
    private final Sampler sampler;
    private final Teacher teacher;
    private final int depth;

    /** Examples of a split: of encoded frames, and of imagined ones. */
    public record Book(List<Example> encoded, List<Example> imagined) {

        /** Both, in this order. */
        public List<Example> all() {
            List<Example> all = new ArrayList<>(encoded);
            all.addAll(imagined);
            return all;
        }
    }

    /**
     * @param sampler the planner's
     * @param depth how many frames are imagined one upon the other, the planner's horizon
     */
    public Lessons(WorldModel model, Sampler sampler, Teacher teacher, int depth) {
        this.model = model;
        this.sampler = sampler;
        this.teacher = teacher;
        this.depth = depth;
    }

    /** Walks of a split, at most so many, spread evenly. */
    public static List<TrajectoryInfo> walks(TrajectoryStore store, HomeSplit split, int most) {
        List<TrajectoryInfo> all = store.trajectories(split);
        int count = Math.min(most, all.size());
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    /** @param progress is told every finished walk's number of frames */
    public Book of(TrajectoryStore store, List<TrajectoryInfo> walks, Consumer<Integer> progress) {
        Book book = new Book(new ArrayList<>(), new ArrayList<>());
        for (TrajectoryInfo info : walks) {
            add(store.read(info.index(), 0, info.frames()), info.index(), book);
            progress.accept(info.frames());
        }
        return book;
    }

    private void add(TrajectoryWindow walk, int number, Book book) {
        int frames = untilStop(walk);
        List<Observation> seen = new ArrayList<>(frames);
        List<byte[]> images = new ArrayList<>(frames);
        List<float[][]> sounds = new ArrayList<>(frames);
        int[] actions = new int[frames];
        int side = (int) Math.round(Math.sqrt(walk.rgb()[0].length / 3.0));
        for (int i = 0; i < frames; i++) {
            float[][] sound = {heard(walk.audio()[i][0]), heard(walk.audio()[i][1])};
            images.add(walk.rgb()[i]);
            sounds.add(sound);
            seen.add(new Observation(
                    side,
                    side,
                    walk.rgb()[i],
                    NO_DEPTH,
                    sound,
                    model.description().sampleRateHz()));
            actions[i] = i == 0 ? -1 : walk.action()[i];
        }
        List<Lesson> lessons = teacher.follow(seen, actions);
        List<LatentFrame> latents = model.codec().encode(images, sounds);
        for (int i = 0; i < frames; i++) {
            book.encoded().add(example(latents.get(i), lessons.get(i)));
        }
        imagine(latents, lessons, actions, number, book.imagined());
    }

    /** A walk's STOP moves nothing and nothing follows it. */
    private static int untilStop(TrajectoryWindow walk) {
        int frames = walk.action().length;
        for (int i = 1; i < frames; i++) {
            if (walk.action()[i] == Action.STOP.code()) {
                return i;
            }
        }
        return frames;
    }

    private void imagine(
            List<LatentFrame> latents, List<Lesson> lessons, int[] actions, int number, List<Example> book) {
        List<Integer> starts = new ArrayList<>();
        List<LatentContext> contexts = new ArrayList<>();
        for (int start = 0; start + depth < latents.size(); start += depth) {
            int first = Math.max(0, start - model.dynamics().span() + 1);
            LatentContext seen = model.begin(latents.get(first));
            for (int i = first + 1; i <= start; i++) {
                seen = seen.then(latents.get(i), model.way(Action.ofCode(actions[i])));
            }
            starts.add(start);
            contexts.add(seen);
        }
        SplittableRandom random = new SplittableRandom(number);
        for (int ahead = 1; ahead <= depth && !starts.isEmpty(); ahead++) {
            List<Query> queries = new ArrayList<>();
            for (int row = 0; row < starts.size(); row++) {
                queries.add(model.step(row, Action.ofCode(actions[starts.get(row) + ahead])));
            }
            List<Imagined> imagined = model.imagine(contexts, queries, sampler, StartNoise.INDEPENDENT, random);
            List<LatentContext> next = new ArrayList<>();
            for (int row = 0; row < starts.size(); row++) {
                LatentFrame frame = imagined.get(row).frame();
                book.add(example(frame, lessons.get(starts.get(row) + ahead)));
                Action made = Action.ofCode(actions[starts.get(row) + ahead]);
                next.add(contexts.get(row).then(frame, model.way(made)));
            }
            contexts = next;
        }
    }

    private static Example example(LatentFrame frame, Lesson lesson) {
        return new Example(frame.visual(), frame.audio(), lesson);
    }

    private static float[] heard(short[] samples) {
        float[] wave = new float[samples.length];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = samples[i] / 32767f;
        }
        return wave;
    }
}
