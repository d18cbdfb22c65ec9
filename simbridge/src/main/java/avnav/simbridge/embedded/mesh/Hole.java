package avnav.simbridge.embedded.mesh;

/** What is left out of a panel, metres from its origin. */
record Hole(double lowU, double highU, double lowV, double highV) {}
