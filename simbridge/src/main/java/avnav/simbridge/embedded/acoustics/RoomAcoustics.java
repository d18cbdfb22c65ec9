package avnav.simbridge.embedded.acoustics;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.field.LateResponse;
import avnav.simbridge.embedded.acoustics.head.Head;
import avnav.simbridge.embedded.acoustics.room.EarlyPath;
import avnav.simbridge.embedded.acoustics.room.Hearing;
import avnav.simbridge.embedded.acoustics.room.Patch;
import avnav.simbridge.embedded.acoustics.room.SourceModel;
import avnav.simbridge.embedded.acoustics.signal.PairConvolution;
import java.util.Arrays;

/**
 * The embedded acoustics of one source: early paths through the head, openings as sources of the field behind them,
 * diffuse fields of the cells around. Renders each cell's field when it is first heard. Not thread-safe.
 */
public final class RoomAcoustics implements Acoustics {

    /** Samples of all that comes from somewhere: early paths and the openings' filters. */
    public static final int EARLY_SAMPLES = 1600;

    private final SourceModel source;
    private final Listener listener;
    private final ImpulseResponse[] late;
    private final float[] scratch = Head.scratch();
    private final double[] flat = new double[6];

    RoomAcoustics(SourceModel source, Listener listener) {
        this.source = source;
        this.listener = listener;
        this.late = new ImpulseResponse[source.cellCount()];
    }

    public int cellCount() {
        return late.length;
    }

    /** A cell's field after an impulse at the source, as both ears hear it when it surrounds them. */
    public ImpulseResponse lateResponse(int cell) {
        if (late[cell] == null) {
            late[cell] = LateResponse.of(source.field(cell), cell, listener.noise());
        }
        return late[cell];
    }

    public Hearing hear(Pose pose) {
        return source.hear(ear(pose));
    }

    /** Direct sound and mirror images through the head, {@link #EARLY_SAMPLES} long. */
    public ImpulseResponse early(Hearing hearing, Pose pose) {
        float[] left = new float[EARLY_SAMPLES];
        float[] right = new float[EARLY_SAMPLES];
        double[] ear = ear(pose);
        for (EarlyPath path : hearing.paths()) {
            double dx = path.image()[0] - ear[0];
            double dy = path.image()[1] - ear[1];
            double dz = path.image()[2] - ear[2];
            add(left, right, pose, dx, dy, dz, path.metres(), path.gains());
        }
        return new ImpulseResponse(left, right);
    }

    /** The head's filter for an opening, {@link #EARLY_SAMPLES} long; to be applied to the cell's left ear. */
    public ImpulseResponse filter(Patch patch, Pose pose) {
        float[] left = new float[EARLY_SAMPLES];
        float[] right = new float[EARLY_SAMPLES];
        double[] towards = patch.towards();
        Arrays.fill(flat, patch.gain());
        add(left, right, pose, towards[0], towards[1], towards[2], patch.metres(), flat);
        return new ImpulseResponse(left, right);
    }

    private void add(
            float[] left, float[] right, Pose pose, double dx, double dy, double dz, double metres, double[] gains) {
        double sine = StrictMath.sin(pose.yawRadians());
        double cosine = StrictMath.cos(pose.yawRadians());
        double ahead = -sine * dx - cosine * dz;
        double aside = -cosine * dx + sine * dz;
        double azimuth = StrictMath.toDegrees(StrictMath.atan2(aside, ahead));
        double elevation = StrictMath.toDegrees(StrictMath.atan2(dy, Math.sqrt(dx * dx + dz * dz)));
        double delay = metres / SOUND_METRES_PER_SECOND * SAMPLE_RATE_HZ;
        listener.head().add(left, right, azimuth, elevation, delay, gains, scratch);
    }

    @Override
    public ImpulseResponse response(Pose pose) {
        Hearing hearing = hear(pose);
        int length = EARLY_SAMPLES;
        for (var share : hearing.fields()) {
            length = Math.max(length, lateResponse(share.cell()).length());
        }
        for (Patch patch : hearing.patches()) {
            length = Math.max(length, lateResponse(patch.cell()).length() + EARLY_SAMPLES - 1);
        }
        ImpulseResponse early = early(hearing, pose);
        float[] left = Arrays.copyOf(early.left(), length);
        float[] right = Arrays.copyOf(early.right(), length);
        for (var share : hearing.fields()) {
            ImpulseResponse field = lateResponse(share.cell());
            float gain = (float) share.gain();
            for (int i = 0; i < field.length(); i++) {
                left[i] += gain * field.left()[i];
                right[i] += gain * field.right()[i];
            }
        }
        for (Patch patch : hearing.patches()) {
            float[] behind = lateResponse(patch.cell()).left();
            double[] dry = new double[behind.length];
            for (int i = 0; i < dry.length; i++) {
                dry[i] = behind[i];
            }
            ImpulseResponse filter = filter(patch, pose);
            double[][] wet = PairConvolution.of(dry, filter.left(), filter.right());
            for (int i = 0; i < wet[0].length; i++) {
                left[i] += (float) wet[0][i];
                right[i] += (float) wet[1][i];
            }
        }
        return new ImpulseResponse(left, right);
    }

    private static double[] ear(Pose pose) {
        return new double[] {pose.x(), pose.y() + EAR_HEIGHT_METRES, pose.z()};
    }
}
