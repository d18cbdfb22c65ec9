package avnav.simbridge.embedded.furniture;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of the resources beside the classes, and the one way in which their damage is reported. */
final class FurnitureResource {

    private FurnitureResource() {}

    static byte[] bytes(String name) {
        try (InputStream in = FurnitureResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The furniture resource (" + name
                        + ") is missing.\nMaybe the build did not copy src/main/resources; build again.");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The furniture resource (" + name + ") cannot be read: " + e.getMessage()
                    + ".\nMaybe the jar is damaged; build again.");
        }
    }

    /** @param wanted a full clause such as {@code "starts with (xyz) but must start with (glTF)"} */
    static IllegalStateException damaged(String name, String wanted) {
        return new IllegalStateException("The furniture resource (" + name + ") " + wanted
                + ".\nMaybe it was cut or edited; make it again with simbridge/assets/make_furniture.py.");
    }
}
