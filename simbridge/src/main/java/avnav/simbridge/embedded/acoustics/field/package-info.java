/** Diffuse fields as samples: two ears' decaying noise, shaped by the energies that {@code room} computes. */
package avnav.simbridge.embedded.acoustics.field;
