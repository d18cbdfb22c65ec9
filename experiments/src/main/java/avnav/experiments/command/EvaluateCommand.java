package avnav.experiments.command;

import picocli.CommandLine.Command;

/** Says how good a trained part is, and why. */
@Command(
        name = "evaluate",
        description = "Say how good a trained part is, and why.",
        subcommands = {EvaluatePlannerCommand.class})
public final class EvaluateCommand {}
