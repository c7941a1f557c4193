package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Listing;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code culprit baseline show}. */
@Command(
        name = "show",
        description = "Shows what one baseline is of, where its profiles are, and whether they are what was saved.",
        mixinStandardHelpOptions = true)
final class BaselineShowCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Parameters(index = "0", paramLabel = "ID", description = "Its name or the beginning of it, or of its commit.")
    String id = "";

    @Mixin
    BaselineOptions baselines = new BaselineOptions();

    BaselineShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        try (BaselineStore opened = baselines.open(invocation)) {
            Entry entry = find(opened.list());
            verify(opened, entry);
            new BaselineText(invocation).print(entry, opened.places(entry));
        }
        return ExitCodes.OK;
    }

    private static void verify(BaselineStore opened, Entry entry) throws CommandFailure {
        try {
            opened.verify(entry);
        } catch (BaselineException e) {
            throw new CommandFailure(new Listing.Skipped(entry.id(), String.valueOf(e.getMessage())).inWords());
        }
    }

    private Entry find(Listing listing) throws CommandFailure {
        List<Entry> found = listing.entries().stream()
                .filter(entry -> !id.isBlank())
                .filter(entry ->
                        entry.id().startsWith(id) || entry.facts().commit().startsWith(id))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        for (Listing.Skipped skipped : listing.skipped()) {
            if (skipped.name().equals(id)) {
                throw new CommandFailure(skipped.inWords());
            }
        }
        throw new CommandFailure(
                found.isEmpty()
                        ? "there is no baseline '" + id + "'; see 'culprit baseline list'"
                        : found.size() + " baselines begin with '" + id + "': write more of the name, as in "
                                + found.get(0).id());
    }
}
