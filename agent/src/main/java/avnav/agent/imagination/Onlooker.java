package avnav.agent.imagination;

import avnav.planner.Imagination;
import avnav.planner.Plan;
import avnav.planner.SearchedLayer;
import java.util.function.Consumer;

/** Looks on while an agent plans; called by the thread that plans. */
public interface Onlooker {

    /** Does not look. */
    Onlooker NOBODY = new Onlooker() {
        @Override
        public Consumer<SearchedLayer> begins(Imagination future) {
            return layer -> {};
        }

        @Override
        public void decided(Plan plan) {}
    };

    /**
     * A decision begins.
     *
     * @param future at its present, perhaps a {@link Pictured}; neither to be advanced nor to be closed
     * @return is shown each layer while the future stands at it
     */
    Consumer<SearchedLayer> begins(Imagination future);

    /** The decision that began last is made. */
    void decided(Plan plan);
}
