package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Listing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit baseline list}. */
@Command(
        name = "list",
        description = "Lists the baselines, the one saved last first, and what in the store is none.",
        mixinStandardHelpOptions = true)
final class BaselineListCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Option(names = "--json", paramLabel = "F", description = "Write the list for programs to F.")
    @Nullable
    Path json;

    BaselineListCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Listing listing = list();
        new BaselineText(invocation).print(listing);
        return json == null || Outputs.write("--json", json, out -> BaselineJson.write(listing, out), invocation)
                ? ExitCodes.OK
                : ExitCodes.BAD_INPUT;
    }

    private Listing list() throws Exception {
        try (BaselineStore opened = baselines.open(invocation)) {
            return opened.list();
        }
    }
}
