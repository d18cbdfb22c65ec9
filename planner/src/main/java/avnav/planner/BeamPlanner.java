package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Beam search over imagined futures, the algorithm of the paper's section 5.5: K candidate actions per kept row, one
 * imagined step for all of them at once, the B best branches survive, H times over; the best branch of all wins.
 *
 * <p>A branch that ended (STOP, or nothing is allowed after it) keeps its place in the beam as long as its score holds it
 * there, and is never expanded: nothing follows STOP, so its value is 0 and STOP is worth what the model predicts as its
 * reward. Equal scores go to the branch that ended earlier, then to the lower row. Costs at most K + (H-1) x B x K
 * imagined rows. Stateless, hence thread-safe.
 */
public final class BeamPlanner {

    private final BeamSettings settings;

    public BeamPlanner(BeamSettings settings) {
        this.settings = settings;
    }

    /** One new row of the next layer, before anything is known of it. */
    private record Proposal(Branch parent, Candidates.Candidate candidate) {}

    /**
     * @param imagination at its layer 0; left at the last layer imagined, and not closed
     * @param random draws the candidates; the same generator state gives the same plan
     * @throws IllegalArgumentException when the policy rules out every action in the present
     */
    public Plan plan(Imagination imagination, RandomGenerator random) {
        return plan(imagination, random, layer -> {});
    }

    /**
     * The same with somebody looking on.
     *
     * @param onlooker is shown every layer while the imagination still stands at it
     */
    public Plan plan(Imagination imagination, RandomGenerator random, Consumer<SearchedLayer> onlooker) {
        Forecast forecast = imagination.present();
        List<Branch> beam = List.of(Branch.root(forecast.value()[0]));
        int rowsImagined = 0;
        for (int layer = 1; layer <= settings.horizon(); layer++) {
            List<Proposal> proposals = propose(beam, forecast, random);
            if (proposals.isEmpty()) {
                break;
            }
            forecast = imagination.advance(parents(proposals), actions(proposals));
            rowsImagined += proposals.size();
            List<Branch> children = children(proposals, forecast);
            beam = survivors(beam, children, layer);
            onlooker.accept(searched(layer, proposals, forecast, children, beam));
        }
        if (beam.get(0).depth() == 0) {
            throw new IllegalArgumentException("The policy rules out every action in the present.\n"
                    + "Maybe its logits are all minus infinity because the episode is over.");
        }
        Branch best = ranked(beam, settings.horizon()).get(0);
        double score = best.score(settings.scoring(), settings.horizon());
        return new Plan(best.steps(), score, rowsImagined, ending(best));
    }

    /**
     * What this planner's scoring makes of a sequence of actions with such forecasts; the policy's prior is left out.
     *
     * @param present the value of the present
     * @param steps 1 to H; fewer than H only where nothing can follow
     */
    public double score(double present, List<Plan.Step> steps) {
        Branch branch = Branch.root(present);
        for (Plan.Step step : steps) {
            branch = branch.with(step, 0, false, 0, settings);
        }
        return branch.score(settings.scoring(), settings.horizon());
    }

    private List<Proposal> propose(List<Branch> beam, Forecast forecast, RandomGenerator random) {
        List<Proposal> proposals = new ArrayList<>();
        for (Branch branch : beam) {
            if (!branch.ended()) {
                float[] logits = forecast.actionLogits()[branch.row()];
                Candidates.of(logits, settings.candidates(), settings.proposal(), random)
                        .forEach(candidate -> proposals.add(new Proposal(branch, candidate)));
            }
        }
        return proposals;
    }

    private List<Branch> children(List<Proposal> proposals, Forecast forecast) {
        List<Branch> children = new ArrayList<>(proposals.size());
        for (int row = 0; row < proposals.size(); row++) {
            Branch parent = proposals.get(row).parent();
            Candidates.Candidate candidate = proposals.get(row).candidate();
            Plan.Step step = new Plan.Step(candidate.action(), forecast.reward()[row], forecast.value()[row]);
            boolean isLast = Candidates.isEmpty(forecast.actionLogits()[row]);
            children.add(parent.with(step, row, isLast, candidate.opinion(), settings));
        }
        return children;
    }

    /** The B best of the new rows and the branches that had ended before. */
    private List<Branch> survivors(List<Branch> beam, List<Branch> children, int layer) {
        List<Branch> rivals =
                new ArrayList<>(beam.stream().filter(Branch::ended).toList());
        rivals.addAll(children);
        List<Branch> ranked = ranked(rivals, layer);
        return ranked.subList(0, Math.min(settings.beamWidth(), ranked.size()));
    }

    /** Best first; equals keep their order, so that no choice depends on chance. */
    private List<Branch> ranked(List<Branch> branches, int layer) {
        return branches.stream()
                .sorted(Comparator.comparingDouble(branch -> -branch.score(settings.scoring(), layer)))
                .toList();
    }

    private SearchedLayer searched(
            int layer, List<Proposal> proposals, Forecast forecast, List<Branch> children, List<Branch> beam) {
        return new SearchedLayer(
                layer,
                parents(proposals),
                actions(proposals),
                forecast,
                children.stream()
                        .mapToDouble(branch -> branch.score(settings.scoring(), layer))
                        .toArray(),
                beam.stream()
                        .map(branch -> new SearchedLayer.Kept(
                                branch.depth(), branch.row(), branch.score(settings.scoring(), layer)))
                        .toList());
    }

    private static Plan.Ending ending(Branch best) {
        if (!best.ended()) {
            return Plan.Ending.HORIZON;
        }
        return best.step().action() == Action.STOP ? Plan.Ending.STOPPED : Plan.Ending.OVER;
    }

    private static int[] parents(List<Proposal> proposals) {
        return proposals.stream().mapToInt(proposal -> proposal.parent().row()).toArray();
    }

    private static Action[] actions(List<Proposal> proposals) {
        return proposals.stream().map(proposal -> proposal.candidate().action()).toArray(Action[]::new);
    }
}
