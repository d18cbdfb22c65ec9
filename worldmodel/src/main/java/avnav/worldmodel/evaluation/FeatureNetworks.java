package avnav.worldmodel.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The feature networks whose weights are there, and for each measure that rests on one what stands behind its column:
 * the SHA-256 of the weights or "no weights". A number appears under a measure's name only in the first case.
 */
public final class FeatureNetworks implements AutoCloseable {

    private final Map<FidelityMeasure, String> status = new EnumMap<>(FidelityMeasure.class);
    private final Optional<Lpips> lpips;
    private final Optional<DreamSim> dreamSim;
    private final Optional<Inception> inception;
    private final Optional<Vggish> vggish;

    private FeatureNetworks(FeatureWeights weights) throws IOException {
        lpips = open(FidelityMeasure.LPIPS, weights.lpips(), Lpips::load);
        dreamSim = open(FidelityMeasure.DREAMSIM, weights.dreamsim(), DreamSim::load);
        inception = open(FidelityMeasure.FID, weights.inception(), Inception::load);
        vggish = open(FidelityMeasure.FAD, weights.vggish(), Vggish::load);
    }

    private FeatureNetworks(DreamSim dreamSim, Inception inception) {
        lpips = Optional.empty();
        this.dreamSim = Optional.of(dreamSim);
        this.inception = Optional.of(inception);
        vggish = Optional.empty();
    }

    /** Networks of any width, for tests: without weights by hash they have no status. */
    static FeatureNetworks ofFrames(DreamSim dreamSim, Inception inception) {
        return new FeatureNetworks(dreamSim, inception);
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when a file is not the one that its slot names */
    public static FeatureNetworks open(FeatureWeights weights) throws IOException {
        return new FeatureNetworks(weights);
    }

    /** Makes a network of a file of its weights. */
    private interface Loader<N> {
        N load(Path file) throws IOException;
    }

    private <N> Optional<N> open(FidelityMeasure measure, WeightsSlot slot, Loader<N> loader) throws IOException {
        Optional<Path> file = slot.verified();
        status.put(measure, file.isPresent() ? slot.sha256() : WeightsSlot.NO_WEIGHTS);
        return file.isPresent() ? Optional.of(loader.load(file.get())) : Optional.empty();
    }

    /** By measure, in the order of the measures. */
    public Map<FidelityMeasure, String> status() {
        return Collections.unmodifiableMap(status);
    }

    Optional<Lpips> lpips() {
        return lpips;
    }

    Optional<DreamSim> dreamSim() {
        return dreamSim;
    }

    Optional<Inception> inception() {
        return inception;
    }

    Optional<Vggish> vggish() {
        return vggish;
    }

    @Override
    public void close() {
        lpips.ifPresent(Lpips::close);
        dreamSim.ifPresent(DreamSim::close);
        inception.ifPresent(Inception::close);
        vggish.ifPresent(Vggish::close);
    }
}
