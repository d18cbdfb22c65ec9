package avnav.simbridge.bridge;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The one place where our poses meet Habitat's and RLR's: metres in single precision, rotations as unit quaternions
 * (w, x, y, z) about +Y. Our axes are Habitat's, +X right, +Y up, -Z forward, yaw positive to the left.
 */
final class Axes {

    private static final double UPRIGHT = 1e-4;

    private Axes() {}

    /** @throws BridgeException when a number is not finite: RLR would never return from it */
    static ArrayNode position(double x, double y, double z) {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new BridgeException(
                    "The position (" + x + ", " + y + ", " + z + ") must be finite.\n"
                            + "Maybe the episode's file holds a NaN.",
                    false);
        }
        return JsonNodeFactory.instance
                .arrayNode()
                .add((float) x)
                .add((float) y)
                .add((float) z);
    }

    static ArrayNode position(Position position) {
        return position(position.x(), position.y(), position.z());
    }

    /** The quaternion of a heading, (cos yaw/2, 0, sin yaw/2, 0). */
    static ArrayNode rotation(double yawRadians) {
        if (!Double.isFinite(yawRadians)) {
            throw new BridgeException("The heading (" + yawRadians + " rad) must be finite.", false);
        }
        return JsonNodeFactory.instance
                .arrayNode()
                .add((float) StrictMath.cos(yawRadians / 2))
                .add(0f)
                .add((float) StrictMath.sin(yawRadians / 2))
                .add(0f);
    }

    /** @throws BridgeException when the quaternion is not upright: agents here never pitch or roll */
    static double yawRadians(JsonNode rotationWxyz) {
        double w = rotationWxyz.path(0).asDouble(Double.NaN);
        double x = rotationWxyz.path(1).asDouble(Double.NaN);
        double y = rotationWxyz.path(2).asDouble(Double.NaN);
        double z = rotationWxyz.path(3).asDouble(Double.NaN);
        if (!(Math.abs(x) < UPRIGHT && Math.abs(z) < UPRIGHT && Math.abs(w * w + y * y - 1) < UPRIGHT)) {
            throw new BridgeException("The rotation " + rotationWxyz + " must be a unit quaternion about +Y.", true);
        }
        double yaw = 2 * StrictMath.atan2(y, w);
        return yaw > Math.PI ? yaw - 2 * Math.PI : yaw <= -Math.PI ? yaw + 2 * Math.PI : yaw;
    }

    static Pose pose(JsonNode position, JsonNode rotationWxyz) {
        return new Pose(
                position.path(0).asDouble(Double.NaN),
                position.path(1).asDouble(Double.NaN),
                position.path(2).asDouble(Double.NaN),
                yawRadians(rotationWxyz));
    }
}
