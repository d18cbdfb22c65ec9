package avnav.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class MainTest {

    @Test
    void printsHelpAndVersion() {
        assertThat(CommandLineRun.of("help").out()).contains("score", "version");
        assertThat(CommandLineRun.of("version").out()).contains("avnav 0.").contains("Java ");
        assertThat(CommandLineRun.of("--help").exitCode()).isZero();
        assertThat(CommandLineRun.of("score", "--help").exitCode()).isZero();
    }

    @Test
    void everyHelpIsAFormatThatPicocliCanPrint() {
        assertThat(helps(Main.line())).hasSizeGreaterThan(100).allSatisfy(text -> assertThat(String.format(text))
                .isNotNull());
    }

    private static List<String> helps(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        List<String> texts = new ArrayList<>(List.of(spec.usageMessage().description()));
        spec.args().forEach(argument -> texts.addAll(List.of(argument.description())));
        line.getSubcommands().values().forEach(command -> texts.addAll(helps(command)));
        return texts;
    }

    @Test
    void answersBadUsageInTwoLinesWithExitCodeTwo() {
        for (String[] args :
                new String[][] {{"scroe"}, {"--colour"}, {"score"}, {"score", "a", "b"}, {"score", "--jsn"}}) {
            CommandLineRun run = CommandLineRun.of(args);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).startsWith("avnav: ").doesNotContain("\tat ");
            assertThat(run.err().lines()).as(run.err()).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void withoutACommandShowsTheCommands() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("Commands:");
    }
}
