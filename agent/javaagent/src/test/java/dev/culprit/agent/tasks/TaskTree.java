package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls of tasks in a profile, by path, over all groups of threads. */
final class TaskTree {

    private final Profile profile;
    private final Map<String, Long> counts = new TreeMap<>();

    private TaskTree(Profile profile) {
        this.profile = profile;
        for (CallTree tree : profile.callTrees()) {
            add(tree);
        }
    }

    /** Runs {@code Main} without and with the agent; what it prints must be the same. */
    static TaskTree of(Path directory, String source, String... options) {
        Ended without = new ForkedJvm(directory.resolve("without"), source)
                .quick()
                .withoutAgent()
                .run("Main");
        Ended with = new ForkedJvm(directory.resolve("with"), source)
                .quick()
                .options(String.join(",", "waits=off", String.join(",", options)))
                .run("Main");
        assertThat(with.stderr()).isEqualTo(without.stderr());
        assertThat(with.stdout()).isEqualTo(without.stdout());
        assertThat(with.exitCode()).isEqualTo(without.exitCode());
        return new TaskTree(with.profile());
    }

    static TaskTree of(Profile profile) {
        return new TaskTree(profile);
    }

    Profile profile() {
        return profile;
    }

    private void add(CallTree tree) {
        List<String> paths = new ArrayList<>();
        for (int row = 0; row < tree.size(); row++) {
            String call = name(tree.method()[row]) + (tree.line()[row] == 0 ? "" : ":" + tree.line()[row]);
            int parent = tree.parent()[row];
            paths.add(parent < 0 ? call : paths.get(parent) + " > " + call);
            counts.merge(paths.get(row), tree.count()[row], Long::sum);
        }
    }

    private String name(int method) {
        if (method == CallTree.TRUNCATED) {
            return "[truncated]";
        }
        MethodInfo info = profile.methods().get(method);
        // Compilers number lambdas in their own ways.
        String name = info.name().replaceAll("lambda\\$(\\w+)\\$\\d+", "lambda in $1");
        return (info.kind() == MethodKind.FUNCTION ? "" : info.kind() + " ") + name;
    }

    /** Rows below that one directly, as {@code name:line×count}; with {@code ""}, the outermost ones. */
    List<String> below(String path) {
        List<String> rows = new ArrayList<>();
        String prefix = path.isEmpty() ? "" : path + " > ";
        counts.forEach((row, count) -> {
            if (row.startsWith(prefix) && row.indexOf(" > ", prefix.length()) < 0 && row.length() > prefix.length()) {
                rows.add(row.substring(prefix.length()) + "×" + count);
            }
        });
        return rows;
    }

    /** Calls along that path. */
    long count(String path) {
        return counts.getOrDefault(path, 0L);
    }

    /** Calls of all rows whose path begins and ends so. */
    long count(String begin, String end) {
        long sum = 0;
        for (Map.Entry<String, Long> row : counts.entrySet()) {
            sum += row.getKey().startsWith(begin) && row.getKey().endsWith(end) ? row.getValue() : 0;
        }
        return sum;
    }
}
