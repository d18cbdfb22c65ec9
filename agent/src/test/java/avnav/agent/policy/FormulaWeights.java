package avnav.agent.policy;

import avnav.worldmodel.nn.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Weights that golden cases describe by a hash of their index. */
public final class FormulaWeights {

    private FormulaWeights() {}

    /** Fills the network's weights and returns complaints about names, counts, spot values and sums. */
    public static List<String> fill(Parameters parameters, JsonNode goldenCase) {
        List<String> complaints = new ArrayList<>();
        int seed = goldenCase.path("seed").intValue();
        for (JsonNode row : goldenCase.path("parameters")) {
            String name = row.path("name").textValue();
            int count = 1;
            for (JsonNode size : row.path("shape")) {
                count *= size.intValue();
            }
            float[] values =
                    values(row.path("k").intValue(), seed, row.path("scale").doubleValue(), count);
            parameters.set(name, values);
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            if (Math.abs(sum - row.path("sum").doubleValue()) > 1e-6) {
                complaints.add(name + " sums to " + sum);
            }
            for (JsonNode spot : row.path("spot")) {
                if (values[spot.path("i").intValue()]
                        != (float) spot.path("value").doubleValue()) {
                    complaints.add(name + " differs at " + spot.path("i"));
                }
            }
        }
        if (goldenCase.path("parameters").size() != parameters.names().size()) {
            complaints.add("the network has " + parameters.names());
        }
        return complaints;
    }

    private static float[] values(int k, int seed, double scale, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            int x = i * (int) 2654435761L + k * 40503 + seed * 69069;
            x ^= x >>> 16;
            x *= 0x7feb352d;
            x ^= x >>> 15;
            x *= 0x846ca68b;
            x ^= x >>> 16;
            values[i] = (float) (scale * (2 * (Integer.toUnsignedLong(x) / 4294967296.0) - 1));
        }
        return values;
    }
}
