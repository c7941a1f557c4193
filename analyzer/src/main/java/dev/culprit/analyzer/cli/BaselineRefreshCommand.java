package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Listing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code culprit baseline refresh}. */
@Command(
        name = "refresh",
        description =
                "Reads every file of every baseline, says which are damaged, and clears up after killed processes.",
        mixinStandardHelpOptions = true)
final class BaselineRefreshCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    @Option(names = "--strict", description = "Exit with 3 when one is damaged.")
    boolean strict;

    BaselineRefreshCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        Listing listing = refresh();
        listing.skipped().forEach(skipped -> invocation.out().println(skipped.inWords()));
        invocation
                .out()
                .println(Counts.of(listing.entries().size(), "baseline") + " whole, "
                        + listing.skipped().size() + " skipped");
        return strict && !listing.skipped().isEmpty() ? ExitCodes.UNTRUSTED : ExitCodes.OK;
    }

    private Listing refresh() throws Exception {
        try (BaselineStore opened = baselines.open(invocation)) {
            return opened.refresh(invocation.clocks().epochMillis().getAsLong());
        }
    }
}
