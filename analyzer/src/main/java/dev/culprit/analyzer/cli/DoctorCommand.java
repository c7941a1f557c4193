package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.doctor.Doctor;
import dev.culprit.analyzer.cli.doctor.Finding;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code culprit doctor}. */
@Command(
        name = "doctor",
        description = "Says what this machine can measure, and how noisily.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private final Invocation invocation;

    DoctorCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        PrintStream out = invocation.out();
        for (Finding finding : Doctor.ofThisMachine(invocation.environment()).examine()) {
            print(out, finding);
        }
        print(out, agent());
        return ExitCodes.OK;
    }

    private Finding agent() {
        try {
            return Finding.ok("agent", invocation.installation().agentJar().toString());
        } catch (CommandFailure e) {
            return Finding.warning("agent", "not found", e.getMessage());
        }
    }

    private static void print(PrintStream out, Finding finding) {
        out.printf("%-4s %-18s %s%n", finding.concern() ? "!" : "ok", finding.subject(), finding.observation());
        if (!finding.advice().isEmpty()) {
            out.printf("%-23s %s%n", "", finding.advice());
        }
    }
}
