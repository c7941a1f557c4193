package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineStore;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where baselines are. */
final class StoreOption {

    /** Where baselines go when nobody said. */
    static final String DEFAULT = ".culprit/baselines";

    private static final Pattern OTHER = Pattern.compile("(?i)(jdbc|git|https?|s3):.*");

    @Option(
            names = "--store",
            paramLabel = "LOC",
            description = "Directory of the baselines (default: " + DEFAULT + ", or 'store' of culprit.yml).")
    @Nullable
    String location;

    /**
     * The store.
     *
     * @param otherwise where it is when the option is not given, null for the usual place
     * @throws CommandFailure if the location is of a kind that there is not yet
     */
    BaselineStore open(@Nullable String otherwise, Invocation invocation) throws CommandFailure {
        String where = location != null ? location : otherwise != null ? otherwise : DEFAULT;
        if (where.isBlank() || OTHER.matcher(where).matches()) {
            throw new CommandFailure("--store '" + where + "': baselines are kept in directories; name one");
        }
        return BaselineStore.in(Path.of(where));
    }
}
