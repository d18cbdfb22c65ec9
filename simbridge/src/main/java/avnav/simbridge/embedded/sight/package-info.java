/** What the agent sees: meshes, textures, light and a software rasteriser. Knows no sound and no way. */
package avnav.simbridge.embedded.sight;
