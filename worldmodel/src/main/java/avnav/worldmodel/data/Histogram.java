package avnav.worldmodel.data;

/** How often values fell into equal bins; values outside count in the first or last. */
public final class Histogram {

    private final double least;
    private final double width;
    private final long[] counts;
    private long total;
    private double sum;

    Histogram(double least, double most, int bins) {
        this.least = least;
        this.width = (most - least) / bins;
        this.counts = new long[bins];
    }

    void add(double value) {
        int bin = (int) Math.floor((value - least) / width);
        counts[Math.max(0, Math.min(counts.length - 1, bin))]++;
        total++;
        sum += value;
    }

    /** {@code [bins]} middles. */
    public double[] middles() {
        double[] middles = new double[counts.length];
        for (int i = 0; i < middles.length; i++) {
            middles[i] = least + (i + 0.5) * width;
        }
        return middles;
    }

    /** {@code [bins]} shares of all values. */
    public double[] shares() {
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = total == 0 ? 0 : (double) counts[i] / total;
        }
        return shares;
    }

    public double mean() {
        return total == 0 ? 0 : sum / total;
    }

    /** Middle of the bin that a share of all values does not exceed. */
    public double quantile(double share) {
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= share * total) {
                return least + (i + 0.5) * width;
            }
        }
        return least + counts.length * width;
    }
}
