package avnav.simbridge.embedded.furniture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged resources are named, never half-read. */
class DamagedFurnitureTest {

    private static final String PIECE = "/avnav/furniture/kitchen-cabinet.glb";
    private static final String CATALOGUE = "/avnav/furniture/catalogue.json";

    @ParameterizedTest
    @ValueSource(ints = {0, 11, 19, 40, 5000})
    void refusesATruncatedPiece(int length) {
        byte[] cut = Arrays.copyOf(FurnitureResource.bytes(PIECE), length);
        assertDamaged(PIECE, () -> FurnitureMeshes.parse(PIECE, cut));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"name\":\"coarse\",\"prim', '\"name\":\"course\",\"prim'",
                "\"POSITION\", \"POSITRON\"",
                "\"VEC2\", \"VEC4\"",
                "\"bufferViews\", \"bufferVieux\""
            })
    void refusesAPieceWhoseHeaderWasEdited(String old, String edited) {
        byte[] bytes = replaced(FurnitureResource.bytes(PIECE), old, edited);
        assertDamaged(PIECE, () -> FurnitureMeshes.parse(PIECE, bytes));
    }

    @Test
    void refusesABrokenImage() {
        byte[] bytes = replaced(FurnitureResource.bytes(PIECE), "PNG", "GNP");
        assertDamaged(PIECE, () -> FurnitureMeshes.parse(PIECE, bytes));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "\"placement\": \"CORNER\", \"placement\": \"CENTRE\"",
                "[\"LIVING\"], [\"LOBBY!\"]",
                "\"sound\": \"leather\", \"sound\": \"lather!\"",
                "\"elevation\", \"elevatiom\"",
                "sofa-chaise, sofa-beige"
            })
    void refusesACatalogueWithAnUnknownWord(String old, String edited) {
        byte[] bytes = replaced(FurnitureResource.bytes(CATALOGUE), old, edited);
        assertDamaged(CATALOGUE, () -> CatalogueFile.parse(CATALOGUE, bytes));
    }

    @Test
    void refusesACatalogueThatIsNoJson() {
        byte[] cut = Arrays.copyOf(FurnitureResource.bytes(CATALOGUE), 1000);
        assertDamaged(CATALOGUE, () -> CatalogueFile.parse(CATALOGUE, cut));
    }

    @Test
    void namesAMissingResource() {
        assertDamaged("/avnav/furniture/throne.glb", () -> FurnitureResource.bytes("/avnav/furniture/throne.glb"));
    }

    private static void assertDamaged(String name, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("(" + name + ")")
                .hasMessageContaining("\nMaybe ");
    }

    /** The first occurrence only. */
    private static byte[] replaced(byte[] bytes, String old, String edited) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(old);
        if (at < 0) {
            throw new IllegalArgumentException("(" + old + ") does not occur.");
        }
        String changed = text.substring(0, at) + edited + text.substring(at + old.length());
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }
}
