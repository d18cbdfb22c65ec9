package avnav.experiments.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what can be trained. */
@Command(
        name = "train",
        description = "Train a network of this repository.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {TrainAgentCommand.class, TrainWorldModelCommand.class, TrainSensesCommand.class})
public final class TrainCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What shall be trained? One of " + spec.subcommands().keySet() + ".");
    }
}
