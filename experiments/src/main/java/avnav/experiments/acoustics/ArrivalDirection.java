package avnav.experiments.acoustics;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.room.EarlyPath;
import avnav.simbridge.embedded.acoustics.room.Patch;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;

/**
 * Where the first sound comes from: the sum of the directions of early paths and openings, each weighted with the energy
 * that it brings in the first 20 ms. The diffuse field around the listener has no direction and is left out.
 */
final class ArrivalDirection {

    private static final double WINDOW_SECONDS = 0.02;

    private double x;
    private double z;

    private ArrivalDirection() {}

    /**
     * World azimuth in degrees, 0 = -z and positive towards -x.
     *
     * @param source heard by a point microphone
     * @param shortestMetres way of the first arrival
     */
    static double azimuthDegrees(RoomAcoustics source, Pose pose, double shortestMetres) {
        double lastMetres = shortestMetres + WINDOW_SECONDS * Acoustics.SOUND_METRES_PER_SECOND;
        ArrivalDirection sum = new ArrivalDirection();
        var hearing = source.hear(pose);
        for (EarlyPath path : hearing.paths()) {
            if (path.metres() <= lastMetres) {
                double[] energy = new double[OctaveBands.COUNT];
                for (int band = 0; band < energy.length; band++) {
                    energy[band] = path.gains()[band] * path.gains()[band];
                }
                double up = pose.y() + Acoustics.EAR_HEIGHT_METRES;
                double[] towards = {path.image()[0] - pose.x(), path.image()[1] - up, path.image()[2] - pose.z()};
                sum.add(towards, OctaveBands.broadband(energy));
            }
        }
        for (Patch patch : hearing.patches()) {
            sum.add(patch.towards(), energyUntil(source, patch, lastMetres));
        }
        return Math.toDegrees(Math.atan2(-sum.x, -sum.z));
    }

    private static double energyUntil(RoomAcoustics source, Patch patch, double lastMetres) {
        float[] field = source.lateResponse(patch.cell()).left();
        double seconds = (lastMetres - patch.metres()) / Acoustics.SOUND_METRES_PER_SECOND;
        int end = (int) Math.min(field.length, seconds * Acoustics.SAMPLE_RATE_HZ + OctaveBands.LATENCY);
        double energy = 0;
        for (int i = 0; i < end; i++) {
            energy += (double) field[i] * field[i];
        }
        return energy * patch.gain() * patch.gain();
    }

    private void add(double[] towards, double energy) {
        double length = Math.sqrt(towards[0] * towards[0] + towards[1] * towards[1] + towards[2] * towards[2]);
        if (length > 0) {
            x += energy * towards[0] / length;
            z += energy * towards[2] / length;
        }
    }
}
