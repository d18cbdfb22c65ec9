package avnav.experiments.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code avnav --version} prints: our version, as the build wrote it, and Java's. */
public final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"avnav " + ours(), "Java " + Runtime.version()};
    }

    /** Such as {@code 0.1.0-SNAPSHOT}. */
    public static String ours() {
        try (InputStream file = VersionText.class.getResourceAsStream("/avnav/version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
