package avnav.experiments.command;

import avnav.experiments.doctor.Examination;
import avnav.experiments.doctor.Finding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what works on this machine and what to do about what does not. */
@Command(name = "doctor", description = "Say what works on this machine, and what to do about what does not.")
public final class DoctorCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        List<Finding> findings = new Examination().findings();
        int width = findings.stream().mapToInt(f -> f.what().length()).max().orElse(0);
        for (Finding finding : findings) {
            System.out.printf(
                    "%s  %-" + width + "s  %s%n", finding.works() ? "yes" : "no ", finding.what(), finding.detail());
            finding.mend().ifPresent(mend -> System.out.println("     " + " ".repeat(width) + "  -> " + mend));
        }
        boolean canWork = findings.stream().filter(Finding::isNeeded).allMatch(Finding::works);
        System.out.println(
                canWork
                        ? "Everything that ./avnav bench needs is here; the rest is optional."
                        : "Something that ./avnav bench needs is missing.");
        return canWork ? 0 : 1;
    }
}
