package dev.culprit.analyzer.load;

import dev.culprit.profile.Manifest;
import dev.culprit.profile.ProcessInfo;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which JVMs belong to one execution of the measured command:
 *
 * <ol>
 *   <li>JVMs with the same fork name, when the recording named it, as {@code culprit run} does;
 *   <li>otherwise JVMs that were started by the same Java process, so by one run of a build tool. A shell is no such parent,
 *       because several runs are often started from one shell;
 *   <li>otherwise every JVM is an execution of its own.
 * </ol>
 */
final class ForkNames {

    private static final Set<String> JAVA_PARENTS = Set.of("java", "javaw", "mvnd", "gradle");

    private ForkNames() {}

    /** How a fork was told apart. */
    enum Evidence {
        NAMED,
        SAME_PARENT,
        OWN_FILE
    }

    /**
     * A fork's identity.
     *
     * @param key equal for JVMs of the same fork
     * @param name for people, not necessarily unique
     */
    record Identity(Evidence evidence, String key, String name) {}

    /**
     * The fork of a JVM.
     *
     * @param origin directory that the file was found in or below: equal names in two of them are two forks
     */
    static Identity of(String origin, String file, Manifest manifest) {
        String fork = manifest.fork();
        if (fork != null) {
            return new Identity(Evidence.NAMED, "fork\n" + origin + "\n" + fork, fork);
        }
        ProcessInfo.Parent parent = manifest.process().parent();
        if (parent != null && JAVA_PARENTS.contains(executable(parent.command()))) {
            String key = "parent\n" + parent.pid() + "\n" + parent.startEpochMillis();
            return new Identity(Evidence.SAME_PARENT, key, "parent-" + parent.pid());
        }
        return new Identity(Evidence.OWN_FILE, "file\n" + origin + "\n" + file, file);
    }

    private static String executable(String command) {
        String name = command.substring(Math.max(command.lastIndexOf('/'), command.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }
}
