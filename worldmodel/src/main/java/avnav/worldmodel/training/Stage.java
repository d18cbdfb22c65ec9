package avnav.worldmodel.training;

import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.cdit.Part;
import avnav.worldmodel.nn.Parameters;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The three stages of the paper's section 4.2: which tokens the network sees and which of its parts move. */
public enum Stage {
    /** Frames alone: the network becomes a visual world model. */
    VISION(
            Modality.VISUAL,
            EnumSet.of(
                    Part.SELF_ATTENTION,
                    Part.CROSS_ATTENTION,
                    Part.CONDITIONING,
                    Part.MODULATION,
                    Part.VISUAL_ADAPTOR,
                    Part.VISUAL_EXPERT,
                    Part.VISUAL_HEAD)),
    /** Sound and reward alone, through the frozen attention of the first stage. */
    AUDIO(
            Modality.AUDIO,
            EnumSet.of(Part.AUDIO_ADAPTOR, Part.REWARD_ADAPTOR, Part.AUDIO_EXPERT, Part.AUDIO_HEAD, Part.REWARD_HEAD)),
    /** Everything on synchronous sight and sound. Alone it is the ablation without stages. */
    JOINT(Modality.AUDIO_VISUAL, EnumSet.allOf(Part.class));

    private final Modality modality;
    private final Set<Part> trained;

    Stage(Modality modality, Set<Part> trained) {
        this.modality = modality;
        this.trained = Set.copyOf(trained);
    }

    /** Whose tokens are in target and context; the reward token goes with the sound. */
    public Modality modality() {
        return modality;
    }

    public boolean trains(Part part) {
        return trained.contains(part);
    }

    /** Freezes what this stage does not train and frees the rest. */
    void prepare(Parameters parameters) {
        parameters.setFrozen(false, name -> trains(Part.of(name)));
        parameters.setFrozen(true, name -> !trains(Part.of(name)));
    }

    /** What trains and what is frozen, a line per part with its number of weights. */
    public String describe(Parameters parameters) {
        StringBuilder text = new StringBuilder("Stage " + label() + ":\n");
        for (Part part : Part.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-16s %,12d weights %s%n",
                    part.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    count(part, parameters),
                    trains(part) ? "train" : "frozen"));
        }
        return text.toString();
    }

    private static long count(Part part, Parameters parameters) {
        return parameters.names().stream()
                .filter(name -> Part.of(name) == part)
                .mapToLong(name -> parameters.get(name).size())
                .sum();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
