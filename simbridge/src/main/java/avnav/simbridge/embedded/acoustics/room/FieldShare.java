package avnav.simbridge.embedded.acoustics.room;

/** A cell whose field surrounds the listener, with its amplitude. */
public record FieldShare(int cell, double gain) {}
