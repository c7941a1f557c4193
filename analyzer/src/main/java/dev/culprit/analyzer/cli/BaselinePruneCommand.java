package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit baseline prune}. */
@Command(
        name = "prune",
        description = "Removes baselines that are no longer needed. What cannot be read is left alone.",
        mixinStandardHelpOptions = true)
final class BaselinePruneCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Mixin
    RetentionOptions kept = new RetentionOptions();

    @Option(
            names = "--older-than",
            paramLabel = "T",
            converter = AgeConverter.class,
            description = "Remove what was saved longer ago than T, such as 30d, 8w or 12h.")
    @Nullable
    Duration olderThan;

    BaselinePruneCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        if (kept.keep == null && olderThan == null) {
            throw new CommandFailure("say what to remove: --keep K, --older-than T, or both");
        }
        kept.require();
        List<Entry> removed = prune();
        removed.forEach(entry -> invocation
                .out()
                .println("removed " + entry.id() + " (" + entry.facts().branch() + ")"));
        invocation.out().println(Counts.of(removed.size(), "baseline") + " removed");
        return ExitCodes.OK;
    }

    private List<Entry> prune() throws Exception {
        GateFile file = baselines.config.read(Path.of(""));
        try (BaselineStore opened = baselines.open(file, invocation)) {
            return opened.prune(
                    kept.whenPruned(file, olderThan),
                    invocation.clocks().epochMillis().getAsLong());
        }
    }
}
