package avnav.simbridge.embedded.home;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A home's canonical bytes: every name, number and bit in the order of the records. */
final class HomeBytes {

    private final DataOutputStream out;

    private HomeBytes(DataOutputStream out) {
        this.out = out;
    }

    static String sha256(Home home) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new HomeBytes(new DataOutputStream(bytes)).home(home);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void home(Home home) throws IOException {
        out.writeUTF(home.name());
        out.writeLong(home.seed());
        out.writeDouble(home.heightMetres());
        out.writeDouble(home.wallMetres());
        for (Room room : home.rooms()) {
            out.writeUTF(room.name() + room.kind());
            box(room.air());
            surface(room.walls());
            surface(room.floor());
            surface(room.ceiling());
        }
        for (Doorway doorway : home.doorways()) {
            out.writeInt(doorway.roomA());
            out.writeInt(doorway.roomB());
            out.writeBoolean(doorway.acrossX());
            box(doorway.air());
        }
        for (Window window : home.windows()) {
            out.writeInt(window.room());
            out.writeUTF(window.side().name());
            box(window.pane());
        }
        for (Furnishing piece : home.furnishings()) {
            out.writeUTF(piece.piece());
            out.writeInt(piece.room());
            box(piece.bounds());
            out.writeInt(piece.quarterTurns());
        }
    }

    private void surface(Surface surface) throws IOException {
        out.writeUTF(surface.name() + surface.pattern());
        out.writeInt(surface.rgbMain());
        out.writeInt(surface.rgbAccent());
        out.writeDouble(surface.tileMetres());
        out.writeLong(surface.seed());
        for (double absorption : surface.sound().absorption()) {
            out.writeDouble(absorption);
        }
    }

    private void box(Box box) throws IOException {
        double[] corners = {box.minX(), box.minY(), box.minZ(), box.maxX(), box.maxY(), box.maxZ()};
        for (double corner : corners) {
            out.writeDouble(corner);
        }
    }
}
