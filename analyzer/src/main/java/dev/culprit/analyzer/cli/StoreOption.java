package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.baseline.BaselineException;
import dev.culprit.analyzer.baseline.BaselineStore;
import dev.culprit.analyzer.git.GitFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where baselines are. */
final class StoreOption {

    /** Where baselines go when nobody said. */
    static final String DEFAULT = ".culprit/baselines";

    private static final String GIT = "git:";
    private static final String JDBC = "jdbc:";

    /** A scheme, which no directory's name begins with but a drive of Windows. */
    private static final Pattern OTHER = Pattern.compile("(?i)[a-z][a-z0-9+]+:.*");

    @Option(
            names = "--store",
            paramLabel = "LOC",
            description =
                    "Where the baselines are: a directory, git:REMOTE, or jdbc:postgresql://HOST/DATABASE (default: "
                            + DEFAULT + ", or 'store' of culprit.yml).")
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
        if (where.startsWith(JDBC)) {
            return BaselineStore.postgres(where, invocation.environment());
        }
        if (where.isBlank() || OTHER.matcher(where).matches()) {
            throw new CommandFailure(
                    "--store '" + where + "': baselines are kept in a directory, behind git:REMOTE, or in a"
                            + " database, jdbc:postgresql://HOST/DATABASE");
        }
        return BaselineStore.in(Path.of(where));
    }

    /** {@code arguments} without the passwords that the location of a store may have. */
    static List<String> withoutSecrets(List<String> arguments) {
        List<String> all = new ArrayList<>();
        for (String argument : arguments) {
            boolean location = argument.startsWith("--store=")
                    || !all.isEmpty() && all.get(all.size() - 1).equals("--store");
            all.add(location ? withoutSecrets(argument) : argument);
        }
        return all;
    }

    private static String withoutSecrets(String location) {
        return location.replaceAll("(?i)([?&][a-z]*(?:password|token|secret)[a-z]*=)[^&]*", "$1***")
                .replaceAll("//[^/@]*@", "//***@");
    }
}
