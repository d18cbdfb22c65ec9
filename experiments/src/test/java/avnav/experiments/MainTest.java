package avnav.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void printsHelpAndVersion() {
        assertThat(CommandLineRun.of("help").out()).contains("score", "version");
        assertThat(CommandLineRun.of("version").out()).contains("avnav 0.").contains("Java ");
        assertThat(CommandLineRun.of("--help").exitCode()).isZero();
        assertThat(CommandLineRun.of("score", "--help").exitCode()).isZero();
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
