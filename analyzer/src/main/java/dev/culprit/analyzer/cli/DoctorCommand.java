package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.doctor.Doctor;
import dev.culprit.analyzer.cli.doctor.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        for (Finding finding : agent()) {
            print(out, finding);
        }
        return ExitCodes.OK;
    }

    private List<Finding> agent() {
        try {
            Path jar = invocation.installation().agentJar();
            List<Finding> findings = new ArrayList<>(List.of(Finding.ok("agent", jar.toString())));
            findings.addAll(Doctor.examineSampling(jar));
            return findings;
        } catch (CommandFailure e) {
            return List.of(Finding.warning("agent", "not found", e.getMessage()));
        }
    }

    private static void print(PrintStream out, Finding finding) {
        out.printf("%-4s %-18s %s%n", finding.concern() ? "!" : "ok", finding.subject(), finding.observation());
        if (!finding.advice().isEmpty()) {
            out.printf("%-23s %s%n", "", finding.advice());
        }
    }
}
