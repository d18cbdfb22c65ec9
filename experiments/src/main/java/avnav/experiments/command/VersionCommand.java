package avnav.experiments.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Prints the version. */
@Command(name = "version", description = "Print the version of avnav and of Java.")
public final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        for (String line : new VersionText().getVersion()) {
            System.out.println(line);
        }
        return 0;
    }
}
