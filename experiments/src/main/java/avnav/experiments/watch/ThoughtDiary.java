package avnav.experiments.watch;

import avnav.agent.imagination.ImaginedSight;
import avnav.agent.imagination.Onlooker;
import avnav.agent.imagination.Pictured;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.planner.Plan;
import avnav.planner.SearchedLayer;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Notes what a planning agent imagines at each decision, and what really happens: show it the agent and the steps of one
 * walk. {@link ThinkingPage} makes it visible.
 */
public final class ThoughtDiary implements Onlooker, Consumer<StepResult> {

    /** Width and height of imagined pictures as they are kept. */
    static final int IMAGINED_PIXELS = 64;

    /** Width and height of real pictures as they are kept. */
    static final int REAL_PIXELS = 128;

    /**
     * What really was, at the start or after an action.
     *
     * @param seen and heard
     */
    record Moment(Glimpse seen, Truth truth) {}

    private final int mostThoughts;
    private final StereoWav heard;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Thought> thoughts = new ArrayList<>();
    private final List<SearchedLayer> layers = new ArrayList<>();
    private final List<List<Optional<Glimpse>>> glimpses = new ArrayList<>();
    private Forecast present;
    private int decisions;

    /** @param mostThoughts decisions after that many are counted but not noted */
    public ThoughtDiary(int mostThoughts, int sampleRateHz) {
        if (mostThoughts < 1) {
            throw new IllegalArgumentException(
                    "The number of decisions to note (" + mostThoughts + ") must be 1 or more.\nMaybe 200.");
        }
        this.mostThoughts = mostThoughts;
        heard = new StereoWav(sampleRateHz);
    }

    @Override
    public Consumer<SearchedLayer> begins(Imagination future) {
        layers.clear();
        glimpses.clear();
        if (decisions >= mostThoughts) {
            return layer -> {};
        }
        present = future.present();
        return layer -> {
            layers.add(layer);
            glimpses.add(future instanceof Pictured pictured ? glimpses(pictured) : List.of());
        };
    }

    private static List<Optional<Glimpse>> glimpses(Pictured pictured) {
        List<Optional<Glimpse>> kept = new ArrayList<>();
        for (Optional<ImaginedSight> sight : pictured.sights()) {
            kept.add(sight.map(it -> Glimpse.of(it, IMAGINED_PIXELS)));
        }
        return kept;
    }

    @Override
    public void decided(Plan plan) {
        if (decisions < mostThoughts) {
            thoughts.add(new Thought(present, layers, glimpses, plan));
        }
        decisions++;
    }

    @Override
    public void accept(StepResult step) {
        if (moments.size() <= mostThoughts) {
            moments.add(new Moment(Glimpse.of(step.seen(), REAL_PIXELS), step.truth()));
            heard.append(step.seen().audio());
        }
    }

    /** In order, one per noted decision. */
    List<Thought> thoughts() {
        return List.copyOf(thoughts);
    }

    /** The start and what each noted decision led to: one more than thoughts. */
    List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** All decisions, noted or not. */
    int decisions() {
        return decisions;
    }

    StereoWav heard() {
        return heard;
    }
}
