package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.git.GitFailure;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where baselines are. */
final class StoreOption {

    /** Where baselines go when nobody said. */
    static final String DEFAULT = ".culprit/baselines";

    private static final String GIT = "git:";

    /** A scheme, which no directory's name begins with but a drive of Windows. */
    private static final Pattern OTHER = Pattern.compile("(?i)[a-z][a-z0-9+]+:.*");

    @Option(
            names = "--store",
            paramLabel = "LOC",
            description = "Where the baselines are: a directory, or git:REMOTE (default: " + DEFAULT
                    + ", or 'store' of culprit.yml).")
    @Nullable
    String location;

    /**
     * The store; to be closed.
     *
     * @param otherwise where it is when the option is not given, null for the usual place
     * @throws CommandFailure if the location is of a kind that there is not
     */
    BaselineStore open(@Nullable String otherwise, Invocation invocation)
            throws CommandFailure, GitFailure, BaselineException {
        BaselineStore opened = of(location != null ? location : otherwise != null ? otherwise : DEFAULT, invocation);
        invocation.children().whenStopped(opened::close);
        return opened;
    }

    private static BaselineStore of(String where, Invocation invocation)
            throws CommandFailure, GitFailure, BaselineException {
        if (where.startsWith(GIT)) {
            return BaselineStore.git(
                    Path.of("").toAbsolutePath(), where.substring(GIT.length()), invocation.children()::run);
        }
        if (where.isBlank() || OTHER.matcher(where).matches()) {
            throw new CommandFailure("--store '" + where + "': baselines are kept in a directory or behind git:REMOTE");
        }
        return BaselineStore.in(Path.of(where));
    }
}
