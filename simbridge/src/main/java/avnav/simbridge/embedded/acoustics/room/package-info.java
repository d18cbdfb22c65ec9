/** Geometry and energy of coupled rooms: sight lines, mirror images, diffuse fields. Knows no ears and no samples. */
package avnav.simbridge.embedded.acoustics.room;
