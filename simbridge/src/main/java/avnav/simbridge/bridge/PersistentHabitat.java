package avnav.simbridge.bridge;

import avnav.simbridge.Action;
import java.util.Optional;

/** Habitat that outlives the death of its child, and knows what its greedy follower would do. */
public final class PersistentHabitat extends RestartingSimulator {

    private final HabitatSimulator habitat;

    public PersistentHabitat(HabitatSimulator habitat) {
        super(habitat);
        this.habitat = habitat;
    }

    /** Where one can walk in a scene; its answers outlive a child too. */
    public HabitatTerrain terrain(String scene) {
        return new HabitatTerrain(
                habitat.file(scene), question -> persistently(() -> habitat.ask(question.deepCopy())));
    }

    /** As {@link HabitatSimulator#expertAction}. */
    public Optional<Action> expertAction() {
        return habitat.expertAction();
    }
}
