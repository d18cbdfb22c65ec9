package avnav.simbridge.embedded.sight;

/** How surfaces get their colour. */
public enum Shading {
    /** Textures under the scene's baked light. */
    LIT,
    /** The material's base colour itself, without texture and light, as Habitat shows meshes without lights. */
    FLAT
}
