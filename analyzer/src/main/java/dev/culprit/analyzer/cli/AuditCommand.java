package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.audit.Audit;
import dev.culprit.analyzer.audit.AuditException;
import dev.culprit.analyzer.audit.AuditReport;
import dev.culprit.analyzer.audit.AuditRequest;
import dev.culprit.analyzer.report.JsonAudit;
import dev.culprit.analyzer.report.SarifAudit;
import dev.culprit.analyzer.report.TextAudit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit audit}. */
@Command(
        name = "audit",
        description = "Lists telemetry handlers that are local or anonymous, from class files alone: nothing is run.",
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            arity = "1..*",
            paramLabel = "CLASSES|JAR",
            description = "Directories of classes, class files, jars (with the jars in them), class paths; 'lib/*' for"
                    + " all jars in lib.")
    List<String> inputs = List.of();

    @Option(
            names = "--class-path",
            paramLabel = "CP",
            description = "What the audited classes extend, when it is not audited itself (repeatable).")
    List<String> classPath = List.of();

    @Option(
            names = "--include",
            paramLabel = "P",
            description = "Audit classes that match P, such as com.acme.** (repeatable). Default: all.")
    List<String> include = List.of();

    @Option(
            names = "--telemetry",
            paramLabel = "TYPE",
            description = "A type of handler of your own, such as com.acme.EventHandler (repeatable).")
    List<String> types = List.of();

    @Option(names = "--all", description = "List handlers that are classes with a name, too.")
    boolean all;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "Exit with 1 when more than N handlers are local or anonymous.")
    @Nullable
    Integer budget;

    @Option(names = "--strict", description = "Exit with 3 when something could not be read.")
    boolean strict;

    @Option(names = "--json", paramLabel = "F", description = "Write the result for programs to F.")
    @Nullable
    Path json;

    @Option(
            names = "--sarif",
            paramLabel = "F",
            description = "Write the result as SARIF 2.1.0, for code review, to F.")
    @Nullable
    Path sarif;

    AuditCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (budget != null && budget < 0) {
            throw new CommandFailure("--budget " + budget + " is negative; write how many handlers are acceptable");
        }
        AuditReport found = audit();
        AuditReport shown = all ? found : found.withNamelessOnly();
        PrintWriter out = invocation.outWriter();
        new TextAudit(invocation.colour()).write(shown, out);
        out.flush();
        return writeFiles(shown) ? exit(found) : ExitCodes.BAD_INPUT;
    }

    private AuditReport audit() throws CommandFailure {
        try {
            return Audit.of(new AuditRequest(inputs, classPath, include, types, invocation.commandLine()));
        } catch (AuditException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private boolean writeFiles(AuditReport report) throws IOException {
        boolean written =
                json == null || Outputs.write("--json", json, out -> new JsonAudit().write(report, out), invocation);
        SarifAudit forReview = new SarifAudit(new Version().number(), SourceFolders::find);
        return (sarif == null || Outputs.write("--sarif", sarif, out -> forReview.write(report, out), invocation))
                && written;
    }

    private int exit(AuditReport report) {
        if (budget != null && report.nameless().size() > budget) {
            return ExitCodes.REGRESSED;
        }
        return strict && !report.isComplete() ? ExitCodes.UNTRUSTED : ExitCodes.OK;
    }
}
