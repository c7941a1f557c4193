package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.samples.TreeShape;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code culprit convert}. */
@Command(
        name = "convert",
        description = {
            "Writes samples of one format in another: JFR, collapsed stacks, pprof, speedscope, async-profiler's flame graphs, and the"
                    + " exact call tree of culprit's own profiles.",
            "With two inputs, it writes collapsed stacks with two counts, of the baseline and the candidate."
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(
            arity = "2..3",
            paramLabel = "FILE",
            description = "IN OUT, or BASELINE CANDIDATE OUT. '-' as OUT is standard output.")
    List<Path> files = List.of();

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            description =
                    "collapsed, pprof, speedscope, json or otlp. Default: by the name of OUT, which is one of *.collapsed,"
                            + " *.pb.gz, *.speedscope.json, *.json, *.otlp.")
    @Nullable
    String to;

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description =
                    "The event to write, such as cpu, wall, alloc or lock, or the engine that took its samples, such as"
                            + " jdk.CPUTimeSample. Default: all, or the only one where the format holds one.")
    @Nullable
    String event;

    @Option(names = "--lines", description = "Write lines of code, and keep frames with different lines apart.")
    boolean lines;

    @Option(names = "--threads", description = "Keep threads apart.")
    boolean threads;

    ConvertCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Path out = files.get(files.size() - 1);
        for (Path in : files.subList(0, files.size() - 1)) {
            ProfileSet.requireReadableTwice(in);
        }
        Conversion conversion =
                new Conversion(ConvertedFormat.of(to, out), event, new TreeShape(lines, false, threads), invocation);
        List<String> missing = files.size() == 2
                ? conversion.convert(files.get(0), out)
                : conversion.difference(files.get(0), files.get(1), out);
        missing.forEach(sentence -> Errors.print(invocation.errWriter(), sentence));
        return missing.isEmpty() ? ExitCodes.OK : ExitCodes.UNTRUSTED;
    }
}
