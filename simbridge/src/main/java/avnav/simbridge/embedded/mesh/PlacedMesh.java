package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Furnishing;

/** One piece of furniture in the home's coordinates, in two levels of detail. */
public record PlacedMesh(Furnishing furnishing, Mesh fine, Mesh coarse) {}
