package avnav.experiments.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what can be evaluated. */
@Command(
        name = "evaluate",
        description = "Measure how good a part of avnav is.",
        synopsisSubcommandLabel = "WHAT",
        subcommands = {EvaluatePlannerCommand.class, EvaluateWorldModelCommand.class})
public final class EvaluateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What shall be evaluated? One of " + spec.subcommands().keySet() + ".");
    }
}
