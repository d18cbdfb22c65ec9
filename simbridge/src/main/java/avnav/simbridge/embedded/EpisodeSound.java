package avnav.simbridge.embedded;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;

/** Direct sound alone, as in a free field: level by distance, louder at the nearer ear; until the room acoustics arrive. */
record EpisodeSound(Position source) implements Acoustics {

    @Override
    public ImpulseResponse response(Pose listener) {
        double dx = source.x() - listener.x();
        double dz = source.z() - listener.z();
        double metres = Math.max(0.3, Math.sqrt(dx * dx + dz * dz));
        double yaw = listener.yawRadians();
        double right = (dx * StrictMath.cos(yaw) - dz * StrictMath.sin(yaw)) / metres;
        int delay = (int) (metres / SOUND_METRES_PER_SECOND * SAMPLE_RATE_HZ);
        float[] left = new float[delay + 1];
        float[] rightEar = new float[delay + 1];
        left[delay] = (float) ((1 - 0.6 * right) / metres);
        rightEar[delay] = (float) ((1 + 0.6 * right) / metres);
        return new ImpulseResponse(left, rightEar);
    }
}
