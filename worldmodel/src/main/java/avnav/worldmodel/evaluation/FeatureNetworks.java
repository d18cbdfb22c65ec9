package avnav.worldmodel.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The feature networks whose weights are there, and for each measure that rests on one what stands behind its column:
 * the SHA-256 of the weights, "no weights", or "not implemented". A number appears under a measure's name only in the
 * first case.
 */
public final class FeatureNetworks implements AutoCloseable {

    /** What a report says of a network that this project does not have. */
    public static final String NOT_IMPLEMENTED = "not implemented";

    private final Map<FidelityMeasure, String> status = new EnumMap<>(FidelityMeasure.class);
    private final Optional<Lpips> lpips;
    private final Optional<Vggish> vggish;

    private FeatureNetworks(FeatureWeights weights) throws IOException {
        Optional<Path> lpipsFile = weights.lpips().verified();
        Optional<Path> vggishFile = weights.vggish().verified();
        status.put(FidelityMeasure.LPIPS, describe(lpipsFile, weights.lpips()));
        status.put(FidelityMeasure.FAD, describe(vggishFile, weights.vggish()));
        status.put(FidelityMeasure.DREAMSIM, NOT_IMPLEMENTED);
        status.put(FidelityMeasure.FID, NOT_IMPLEMENTED);
        lpips = lpipsFile.isPresent() ? Optional.of(Lpips.load(lpipsFile.get())) : Optional.empty();
        vggish = vggishFile.isPresent() ? Optional.of(Vggish.load(vggishFile.get())) : Optional.empty();
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when a file is not the one that its slot names */
    public static FeatureNetworks open(FeatureWeights weights) throws IOException {
        return new FeatureNetworks(weights);
    }

    private static String describe(Optional<Path> file, WeightsSlot slot) {
        return file.isPresent() ? slot.sha256() : WeightsSlot.NO_WEIGHTS;
    }

    /** By measure, in the order of the measures. */
    public Map<FidelityMeasure, String> status() {
        return Collections.unmodifiableMap(status);
    }

    Optional<Lpips> lpips() {
        return lpips;
    }

    Optional<Vggish> vggish() {
        return vggish;
    }

    @Override
    public void close() {
        lpips.ifPresent(Lpips::close);
        vggish.ifPresent(Vggish::close);
    }
}
