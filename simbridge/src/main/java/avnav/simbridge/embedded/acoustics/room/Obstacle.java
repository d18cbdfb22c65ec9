package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;

/** A piece of furniture as a box that absorbs with its surface and stands in the way of sound. */
public record Obstacle(Box box, AcousticMaterial sound) {}
