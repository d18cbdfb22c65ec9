package avnav.experiments.watch;

import avnav.experiments.BadInput;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jcodec.api.SequenceEncoder;
import org.jcodec.common.Codec;
import org.jcodec.common.Format;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Rational;
import org.jcodec.scale.AWTUtil;

/** An H.264 film without sound, picture by picture; appears under its name when it is finished. */
final class Film implements AutoCloseable {

    private static final int MILLIS = 1000;

    private final Path file;
    private final Path temporary;
    private final SeekableByteChannel channel;
    private final SequenceEncoder encoder;

    /** @throws BadInput when the file cannot be written */
    Film(Path file, double secondsPerPicture) {
        this.file = file;
        this.temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            channel = NIOUtils.writableFileChannel(temporary.toString());
            Rational rate = Rational.R(MILLIS, (int) Math.rint(secondsPerPicture * MILLIS));
            encoder = new SequenceEncoder(channel, rate, Format.MOV, Codec.H264, null);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @param picture of the same even size each time */
    void append(BufferedImage picture) {
        try {
            encoder.encodeNativeFrame(AWTUtil.fromBufferedImage(picture, ColorSpace.RGB));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    void finish() {
        try {
            encoder.finish();
            channel.close();
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Leaves nothing behind of a film that was not finished. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private BadInput unwritable(IOException e) {
        return new BadInput("The film (" + file + ") cannot be written: " + e.getMessage() + ".\n"
                + "Maybe the disk is full, or you may not write there.");
    }
}
