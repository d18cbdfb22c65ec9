/** The curated furniture set: sizes, placement rules and meshes in two levels of detail, read from resources. */
package avnav.simbridge.embedded.furniture;
