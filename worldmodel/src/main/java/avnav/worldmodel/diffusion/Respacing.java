package avnav.worldmodel.diffusion;

/** Which training steps ancestral sampling keeps ({@code respace.py} of guided-diffusion). */
final class Respacing {

    private Respacing() {}

    /**
     * Steps at a fractional stride, both ends included, rounded half to even from a running sum, ascending. One step
     * is the top alone, so that it starts where the noise is (the original keeps step 0).
     */
    static int[] fractional(int trainSteps, int count) {
        if (count == 1) {
            return new int[] {trainSteps - 1};
        }
        double stride = (trainSteps - 1.0) / (count - 1);
        int[] kept = new int[count];
        double at = 0;
        for (int i = 0; i < count; i++) {
            kept[i] = (int) Math.rint(at);
            at += stride;
        }
        return kept;
    }
}
