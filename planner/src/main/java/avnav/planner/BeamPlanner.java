package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Beam search over imagined futures, the algorithm of the paper's section 5.5: K candidate actions per kept row, one
 * imagined step for all of them at once, the B best branches survive, H times over; the best branch of all wins.
 *
 * <p>A branch that stopped keeps its score and its place in the beam, and is never expanded: nothing follows STOP, so
 * its value is 0 and STOP is worth what the model predicts as its reward. Scores are compared as they are; equal ones
 * go to the lower row. Costs at most 1 x K + (H-1) x B x K imagined rows. Stateless, hence thread-safe.
 */
public final class BeamPlanner {

    private final BeamSettings settings;

    public BeamPlanner(BeamSettings settings) {
        this.settings = settings;
    }

    /**
     * @param imagination at its layer 0; left at the last layer imagined, and not closed
     * @param random draws the candidates; the same generator state gives the same plan
     */
    public Plan plan(Imagination imagination, RandomGenerator random) {
        List<Branch> beam = List.of(Branch.root());
        Forecast forecast = imagination.present();
        int rowsImagined = 0;
        for (int depth = 1; depth <= settings.horizon(); depth++) {
            List<Branch> children = propose(beam, forecast, depth, random);
            if (children.isEmpty()) {
                break;
            }
            forecast = imagination.advance(parents(children), actions(children));
            rowsImagined += children.size();
            beam = survivors(beam, scored(children, forecast));
        }
        Branch best = beam.get(0);
        Plan.Ending ending = best.stopped() ? Plan.Ending.STOPPED : Plan.Ending.HORIZON;
        return new Plan(best.actions(), best.score(), rowsImagined, ending);
    }

    private List<Branch> propose(List<Branch> beam, Forecast forecast, int depth, RandomGenerator random) {
        List<Branch> children = new ArrayList<>();
        for (Branch branch : beam) {
            if (branch.stopped()) {
                continue;
            }
            float[] logits = forecast.actionLogits()[branch.row()];
            for (Action action : Candidates.of(logits, settings.candidates(), settings.proposal(), random)) {
                children.add(new Branch(branch, action, depth, children.size(), 0, 0));
            }
        }
        return children;
    }

    private List<Branch> scored(List<Branch> children, Forecast forecast) {
        List<Branch> scored = new ArrayList<>(children.size());
        for (Branch child : children) {
            int row = child.row();
            Branch parent = child.parent();
            double weight = StrictMath.pow(settings.discount(), child.depth() - 1);
            double reward = weight * forecast.reward()[row];
            double value = child.stopped() ? 0 : weight * settings.discount() * forecast.value()[row];
            double rewards = parent.rewards() + reward;
            double score =
                    switch (settings.scoring()) {
                        case EVERY_STEP -> parent.score() + reward + value;
                        case LEAF -> rewards + value;
                    };
            scored.add(new Branch(parent, child.action(), child.depth(), row, rewards, score));
        }
        return scored;
    }

    /** The B best of the new rows and the branches that had stopped before; a stopped one wins its ties. */
    private List<Branch> survivors(List<Branch> beam, List<Branch> scored) {
        List<Branch> rivals =
                new ArrayList<>(beam.stream().filter(Branch::stopped).toList());
        rivals.addAll(scored);
        rivals.sort(Branch.BEST_FIRST);
        return List.copyOf(rivals.subList(0, Math.min(settings.beamWidth(), rivals.size())));
    }

    private static int[] parents(List<Branch> children) {
        return children.stream().mapToInt(child -> child.parent().row()).toArray();
    }

    private static Action[] actions(List<Branch> children) {
        return children.stream().map(Branch::action).toArray(Action[]::new);
    }
}
