package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.cli.fork.MeasuredCommand;
import dev.culprit.analyzer.cli.fork.Plan;
import dev.culprit.analyzer.cli.fork.StopRule;
import dev.culprit.analyzer.model.Comparison;
import dev.culprit.analyzer.model.Thresholds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code culprit demo}. */
@Command(
        name = "demo",
        description =
                "Measures a bundled program before and after a change that made it slower, and names the culprit.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final int FORKS = 5;

    private final Invocation invocation;

    @Mixin
    OutputOptions outputs = new OutputOptions();

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (outputs.html == null) {
            outputs.html = Path.of("culprit-demo.html");
        }
        Path baseline = invocation.installation().samplesJar("baseline");
        Path candidate = invocation.installation().samplesJar("candidate");
        Planted planted = Planted.in(candidate);
        Outputs results = new Outputs(outputs, invocation);
        results.check();
        Plan plan = Plan.ofPairs(
                java(baseline, planted), java(candidate, planted), WorkFolder.create("demo"), FORKS, true, null, false);
        // The sample's jars are no project's own code, so the demo says what to record.
        String everything = planted.mainClass().substring(0, planted.mainClass().lastIndexOf('.')) + ".**";
        RecordingOptions recording = new RecordingOptions();
        recording.include = List.of(everything);
        recording.other = Map.of();
        new Measurement(
                        invocation,
                        recording.recording(invocation.installation()),
                        outputs.quiet,
                        MeasuredRounds.PAIRS,
                        pairs -> {})
                .run(plan, StopRule.NONE);
        Comparison comparison = new Pipeline(LoadingLine.of(invocation, outputs))
                .compare(
                        ProfileSet.of(plan.baseline().path(), "before"),
                        ProfileSet.of(plan.candidate().path(), "after"),
                        Thresholds.DEFAULT,
                        invocation.commandLine());
        SourceSites sites = new SourceSites(outputs, invocation.children()::run, Path.of(""));
        int exit = results.write(Result.of(comparison, sites.links(comparison), invocation.colour()), ExitCodes.OK);
        return exit == ExitCodes.OK ? judge(planted, comparison) : exit;
    }

    private static MeasuredCommand java(Path jar, Planted planted) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return MeasuredCommand.of(List.of(java, "-cp", jar.toString(), planted.mainClass()));
    }

    private int judge(Planted planted, Comparison comparison) {
        boolean named = planted.isNamedBy(comparison);
        invocation.out().println();
        invocation
                .out()
                .println("The planted culprit, " + planted + ", was " + (named ? "named." : "NOT named first."));
        invocation.out().println("Report: " + outputs.html);
        return named ? ExitCodes.OK : ExitCodes.REGRESSED;
    }
}
