package avnav.experiments.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what can be done with the world model's data set. */
@Command(
        name = "data",
        description = "Generate, check, describe and play the world model's data set, AVW-4k.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {DataGenerateCommand.class, DataVerifyCommand.class, DataStatsCommand.class, DataViewCommand.class
        })
public final class DataCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What shall be done? One of " + spec.subcommands().keySet() + ".");
    }
}
