package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.Query;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Examples to look at: what the model foresees from fixed frames of some walks, beside what was there. */
public final class Samples {

    private static final int[] OFFSETS = {1, 4, 8};
    private static final long CHOOSING = 23;

    private final List<LatentTrajectory> walks;
    private final Motion motion;
    private final List<Spot> spots = new ArrayList<>();

    private record Spot(int walk, int frame, int offset) {}

    /**
     * One example.
     *
     * @param now what the context ends with
     * @param truth what came
     */
    public record Sample(LatentFrame now, LatentFrame truth, Imagined foreseen, int offset) {}

    public Samples(List<LatentTrajectory> walks, Motion motion, int count) {
        this.walks = walks;
        this.motion = motion;
        SplittableRandom random = new SplittableRandom(CHOOSING);
        for (int attempt = 0; spots.size() < count && attempt < 100 * count; attempt++) {
            int walk = random.nextInt(walks.size());
            int offset = OFFSETS[spots.size() % OFFSETS.length];
            int room = walks.get(walk).frames() - offset;
            if (room > 0) {
                spots.add(new Spot(walk, random.nextInt(room), offset));
            }
        }
    }

    public List<Sample> of(LatentDynamics model, Modality modality, Sampler sampler) {
        List<LatentContext> contexts = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        for (Spot spot : spots) {
            LatentTrajectory walk = walks.get(spot.walk());
            Action first = walk.actionAfter(spot.frame());
            Goal goal = new Goal(Goal.Kind.FUTURE, spot.offset(), first);
            contexts.add(PlanningProbe.context(walk, spot.frame(), model.span(), motion));
            queries.add(new Query(
                    contexts.size() - 1, Batches.way(walk, spot.frame(), goal, motion, false), first, spot.offset()));
        }
        List<Imagined> answers = model.imagine(
                modality, contexts, queries, sampler, StartNoise.INDEPENDENT, new SplittableRandom(CHOOSING));
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            LatentTrajectory walk = walks.get(spot.walk());
            samples.add(new Sample(
                    walk.frame(spot.frame()), walk.frame(spot.frame() + spot.offset()), answers.get(i), spot.offset()));
        }
        return samples;
    }
}
