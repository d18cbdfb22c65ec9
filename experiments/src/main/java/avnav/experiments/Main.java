package avnav.experiments;

import avnav.experiments.acoustics.AcousticsReport;
import avnav.experiments.command.BenchCommand;
import avnav.experiments.command.BenchmarkCommand;
import avnav.experiments.command.CompareCommand;
import avnav.experiments.command.DataCommand;
import avnav.experiments.command.DoctorCommand;
import avnav.experiments.command.EpisodesCommand;
import avnav.experiments.command.EvaluateCommand;
import avnav.experiments.command.SceneCommand;
import avnav.experiments.command.ScoreCommand;
import avnav.experiments.command.ServeCommand;
import avnav.experiments.command.SweepCommand;
import avnav.experiments.command.TrainCommand;
import avnav.experiments.command.VersionCommand;
import avnav.experiments.command.VersionText;
import avnav.experiments.command.WatchCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line {@code avnav}: exit code 0 done, 1 the run failed, 2 bad input or usage. */
@Command(
        name = "avnav",
        description = "Audio-visual navigation: simulate, train, plan, measure.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            BenchCommand.class,
            WatchCommand.class,
            ScoreCommand.class,
            CompareCommand.class,
            BenchmarkCommand.class,
            ServeCommand.class,
            SweepCommand.class,
            SceneCommand.class,
            EpisodesCommand.class,
            EvaluateCommand.class,
            AcousticsReport.class,
            DoctorCommand.class,
            DataCommand.class,
            TrainCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Main {

    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code; never throws for bad input. */
    static int run(String... args) {
        CommandLine line = line();
        if (args.length == 0) {
            line.usage(System.out);
            return BAD_INPUT;
        }
        return line.execute(args);
    }

    /** All commands, each with {@code --help}. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        addHelp(line);
        line.setParameterExceptionHandler((e, arguments) -> badUsage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()));
        return line;
    }

    private static void addHelp(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            if (!command.getCommandSpec().helpCommand()) {
                command.getCommandSpec()
                        .addOption(OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help message and exit.")
                                .build());
            }
            addHelp(command);
        }
    }

    private static int badUsage(ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("avnav: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println(
                    "Maybe `" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` shows what is wanted.");
        }
        return BAD_INPUT;
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof BadInput) {
            err.println("avnav: " + e.getMessage());
            return BAD_INPUT;
        }
        err.println("avnav: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        if (System.getenv("AVNAV_TRACE") != null) {
            e.printStackTrace(err);
        } else {
            err.println("Maybe AVNAV_TRACE=1 before the command tells more: it prints the stack trace.");
        }
        return FAILED;
    }
}
