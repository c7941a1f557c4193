package dev.culprit.analyzer.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Refs of a remote and the files behind them, without a trace in the repository at hand: all happens in a bare repository that is this
 * process's alone, so no working tree, index, branch, hook or shallow boundary of anybody is touched.
 *
 * <p>A ref is made only where there is none, so nobody's is overwritten, whoever pushes at the same time. Not thread safe.
 */
public final class RemoteRefs {

    /** How often a push is tried that met another at the remote; each takes some milliseconds there. */
    private static final int TRIES = 8;

    private static final Pattern LOCKED =
            Pattern.compile("\\.lock'?|cannot lock|failed to (?:update|lock) ref|transaction failed");

    private static final String[] CONNECTION = {
        // A server that says nothing for a minute will not any more.
        "-c",
        "http.lowSpeedLimit=1",
        "-c",
        "http.lowSpeedTime=60",
        // Profiles are compressed already; looking for similar ones takes seconds and finds nothing.
        "-c",
        "pack.window=0",
        "-c",
        "gc.auto=0",
        "-c",
        "maintenance.auto=false"
    };

    private final Git git;
    private final Remote remote;
    private final Path home;

    private RemoteRefs(Git git, Remote remote, Path home) {
        this.git = git;
        this.remote = remote;
        this.home = home;
    }

    /**
     * Those of {@code remote}; it is not asked yet.
     *
     * @param directory where a remote's name or a relative path is looked up
     * @param remote a remote's name, a path or URL, or {@code .} for the repository at hand itself
     * @param home a directory that does not exist yet, for what is fetched and pushed; the caller removes it
     * @throws GitFailure if there is no such remote, or no git
     */
    public static RemoteRefs of(Path directory, String remote, Path home, ProcessStarter starter) throws GitFailure {
        Git here = new Git(directory, starter);
        Remote found = Remote.of(here, remote);
        Git.Answer made = here.ask("init", "--quiet", "--bare", "--template=", home.toString());
        if (!made.ok()) {
            throw new GitFailure("git cannot use " + home + ": " + made.error());
        }
        Map<String, String> variables = new HashMap<>(found.settings());
        variables.put("GIT_DIR", home.toString());
        // Nobody is there to answer in CI, and the question would wait for ever.
        variables.put("GIT_TERMINAL_PROMPT", "0");
        return new RemoteRefs(new Git(directory, starter, variables), found, home);
    }

    /**
     * Refs of the remote as it says, with the ids of their objects.
     *
     * @param pattern their names, with {@code *} at the end
     */
    public SortedMap<String, String> list(String pattern) throws GitFailure {
        Git.Answer answer = connect("ls-remote", "--refs", "--", remote.fetch(), pattern);
        require(answer, "cannot be read");
        SortedMap<String, String> refs = new TreeMap<>();
        for (String line : answer.lines()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                refs.put(line.substring(tab + 1), line.substring(0, tab));
            }
        }
        return refs;
    }

    /**
     * Gets the refs {@code pattern} and what they hold; those got before and gone since are forgotten.
     *
     * @return their names, with the ids of their objects
     */
    public SortedMap<String, String> fetch(String pattern) throws GitFailure {
        require(
                connect(
                        "fetch",
                        "--quiet",
                        "--prune",
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--no-recurse-submodules",
                        "--",
                        remote.fetch(),
                        "+" + pattern + ":" + pattern),
                "cannot be read");
        SortedMap<String, String> refs = new TreeMap<>();
        String prefix = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        for (String line : git.ask("for-each-ref", "--format=%(objectname) %(refname)", prefix)
                .lines()) {
            int space = line.indexOf(' ');
            refs.put(line.substring(space + 1), line.substring(0, space));
        }
        return refs;
    }

    /** Reads files of refs that were fetched, each written as {@code REF:PATH}; those that are not there are left out. */
    public void read(List<String> files, ObjectReader reader) throws GitFailure, IOException {
        Path asked = Files.write(home.resolve("asked"), files);
        Path content = home.resolve("content");
        require(git.ask(asked, content, "cat-file", "--batch"), "cannot be read");
        new BatchOutput(content).read(files, reader);
        Files.delete(content);
    }

    /**
     * Makes a commit without parents here, as the ref {@code name}, of files in {@code folder}.
     *
     * @param files their names, relative, with slashes and without spaces
     */
    public void commit(String name, Path folder, List<String> files, String message) throws GitFailure, IOException {
        Path stream = home.resolve("stream");
        ImportStream.write(stream, name, folder, files, message);
        require(git.ask(stream, null, "fast-import", "--quiet", "--force", "--done"), "takes no baseline");
        Files.delete(stream);
    }

    /**
     * Makes refs of the remote of those made here, all or, where the remote knows no such thing, one after the other.
     *
     * @throws GitFailure if one is there already, or the remote refuses
     */
    public void push(List<String> names) throws GitFailure {
        Map<String, String> made = new HashMap<>();
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            made.put(name, git.ask("rev-parse", "--verify", "--quiet", name).out());
            changes.add("--force-with-lease=" + name + ":");
        }
        List<String> refs = names.stream().map(name -> name + ":" + name).toList();
        Git.Answer answer = push(changes, refs);
        if (!answer.ok() && isWithoutAtomic(answer)) {
            for (String name : names) {
                answer = push(List.of("--force-with-lease=" + name + ":"), List.of(name + ":" + name), false);
                if (!answer.ok()) {
                    break;
                }
            }
        }
        // A connection that breaks after the remote has done it looks like one that breaks before.
        if (!answer.ok() && !list(names).equals(made)) {
            throw failure(answer, "takes no baseline");
        }
    }

    /**
     * Removes refs of the remote.
     *
     * @param names the first decides whether this process or another one has done it
     * @return false if the first was gone
     */
    public boolean delete(List<String> names) throws GitFailure {
        List<String> there = new ArrayList<>(list(names).keySet());
        if (!there.contains(names.get(0))) {
            return false;
        }
        List<String> refs =
                names.stream().filter(there::contains).map(name -> ":" + name).toList();
        Git.Answer answer = push(List.of(), refs);
        if (!answer.ok() && isWithoutAtomic(answer)) {
            answer = push(List.of(), refs, false);
        }
        if (!answer.ok()) {
            if (!list(names).containsKey(names.get(0))) {
                return false;
            }
            throw failure(answer, "does not let baselines be removed");
        }
        return true;
    }

    private Map<String, String> list(Collection<String> names) throws GitFailure {
        Map<String, String> refs = new HashMap<>();
        for (String name : names) {
            refs.putAll(list(name));
        }
        return refs;
    }

    private static boolean isWithoutAtomic(Git.Answer answer) {
        return answer.error().contains("does not support --atomic");
    }

    private Git.Answer push(List<String> options, List<String> refs) throws GitFailure {
        return push(options, refs, true);
    }

    private Git.Answer push(List<String> options, List<String> refs, boolean atomic) throws GitFailure {
        List<String> command = new ArrayList<>(List.of("push", "--porcelain", "--no-verify", "--no-signed"));
        if (atomic) {
            command.add("--atomic");
        }
        command.addAll(options);
        command.add("--");
        command.add(remote.push());
        command.addAll(refs);
        Git.Answer answer = connect(command.toArray(String[]::new));
        for (int i = 1; i < TRIES && !answer.ok() && metAnother(answer); i++) {
            pause(i);
            answer = connect(command.toArray(String[]::new));
        }
        return answer;
    }

    /** Locks of the remote are held for milliseconds; what else it refuses it will refuse again. */
    private static boolean metAnother(Git.Answer answer) {
        return LOCKED.matcher(answer.out() + answer.error()).find();
    }

    private static void pause(int tries) throws GitFailure {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(20, 20 + 40L * tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitFailure("interrupted while another process was pushing");
        }
    }

    private Git.Answer connect(String... arguments) throws GitFailure {
        List<String> all = new ArrayList<>(List.of(CONNECTION));
        all.addAll(List.of(arguments));
        return git.ask(all.toArray(String[]::new));
    }

    private void require(Git.Answer answer, String what) throws GitFailure {
        if (!answer.ok()) {
            throw failure(answer, what);
        }
    }

    private GitFailure failure(Git.Answer answer, String what) {
        String rejected = answer.lines().stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .findFirst()
                .orElse(answer.error());
        return new GitFailure("the git remote " + remote.name() + " " + what + ": " + Remote.withoutSecrets(rejected));
    }

    /** Its name, without secrets. */
    @Override
    public String toString() {
        return remote.name();
    }
}
