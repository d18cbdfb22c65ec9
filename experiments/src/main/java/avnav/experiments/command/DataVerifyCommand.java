package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.DatasetVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares a data set with its manifest. */
@Command(
        name = "verify",
        description = "Compare every byte of a data set with its manifest's SHA-256 sums. Exit code 1 when a file is "
                + "missing, cut short or changed.")
final class DataVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Folder of the data set.")
    private Path folder;

    @Override
    public Integer call() {
        try {
            DatasetVerification verification = DatasetVerification.of(folder);
            int files = verification.trajectories().size();
            List<String> problems;
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("verify")
                    .setInitialMax(files)
                    .setUpdateIntervalMillis(2000)
                    .build()) {
                problems = verification.run(info -> bar.step());
            }
            problems.forEach(System.err::println);
            if (!problems.isEmpty()) {
                System.err.println(
                        "Maybe `avnav data generate` with the same recipe and --out: it makes bad files anew.");
                return 1;
            }
            System.out.println(folder + ": all " + files + " files are as they were written");
            return 0;
        } catch (DatasetException e) {
            throw new BadInput(e.getMessage(), e);
        }
    }
}
