/** Triangles and their materials, shared by sight, export and acoustics engines. */
package avnav.simbridge.embedded.mesh;
