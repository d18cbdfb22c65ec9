package avnav.agent.reference;

import avnav.simbridge.Observation;

/** How much the image changed, from which an agent without a bumper can tell that it is stuck. */
public final class FrameChange {

    private byte[] before = {};

    public void forget() {
        before = new byte[0];
    }

    /** Mean absolute difference to the image of the last call, grey levels 0 to 255; infinite at the first call. */
    public double to(Observation seen) {
        byte[] now = seen.rgb();
        double change = before.length == now.length ? meanDifference(before, now) : Double.POSITIVE_INFINITY;
        before = now.clone();
        return change;
    }

    private static double meanDifference(byte[] before, byte[] now) {
        long sum = 0;
        for (int i = 0; i < now.length; i++) {
            sum += Math.abs((now[i] & 0xff) - (before[i] & 0xff));
        }
        return (double) sum / now.length;
    }
}
