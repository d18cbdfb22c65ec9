package avnav.simbridge.embedded.acoustics.room;

/**
 * An opening through which the listener hears the field of the cell behind it.
 *
 * @param towards {@code [3]} from the listener to the opening, any length
 * @param metres way that its sound has beyond the cell's own onset
 * @param gain amplitude
 */
public record Patch(int cell, double[] towards, double metres, double gain) {}
