package dev.culprit.agent.truth;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.EdgeLatency;
import dev.culprit.profile.FunctionLatency;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What a profile says, in the words of the model. */
final class Recorded {

    final Map<String, Map<String, TruthTree.Row>> trees = new TreeMap<>();
    final Map<String, Integer> threads = new TreeMap<>();

    /** Per thread group: path, start and duration. */
    final Map<String, List<String>> waits = new TreeMap<>();

    final Map<String, Histogram> edges = new TreeMap<>();
    final Map<String, Histogram> totals = new TreeMap<>();
    final Map<String, Histogram> selves = new TreeMap<>();
    private final Map<String, String[]> paths = new TreeMap<>();
    private final Profile profile;

    Recorded(Profile profile) {
        this.profile = profile;
        for (CallTree tree : profile.callTrees()) {
            threads.put(tree.threadGroup(), tree.threads());
            trees.put(tree.threadGroup(), rows(tree));
            waits.put(tree.threadGroup(), new ArrayList<>());
        }
        for (Timeline.Wait wait : profile.timeline().waits()) {
            CallTree tree = profile.callTrees().get(wait.tree());
            waits.get(tree.threadGroup()).add(paths(tree)[wait.row()] + " " + wait.startNanos() + "+" + wait.nanos());
        }
        for (EdgeLatency edge : profile.edges()) {
            String caller = edge.caller() < 0 ? "-" : name(edge.caller());
            edges.put(TruthLatencies.edge(caller, edge.line(), name(edge.callee())), edge.total());
        }
        for (FunctionLatency function : profile.latencies()) {
            totals.put(name(function.method()), function.total());
            selves.put(name(function.method()), function.self());
        }
    }

    private Map<String, TruthTree.Row> rows(CallTree tree) {
        Map<String, TruthTree.Row> rows = new TreeMap<>();
        String[] paths = paths(tree);
        for (int i = 0; i < tree.size(); i++) {
            rows.put(paths[i], row(tree, i));
        }
        return rows;
    }

    private String[] paths(CallTree tree) {
        return paths.computeIfAbsent(tree.threadGroup(), group -> {
            String[] all = new String[tree.size()];
            for (int i = 0; i < tree.size(); i++) {
                String above = tree.parent()[i] < 0 ? "" : all[tree.parent()[i]];
                all[i] = above + "/" + name(tree.method()[i]) + ":" + tree.line()[i];
            }
            return all;
        });
    }

    private static TruthTree.Row row(CallTree tree, int i) {
        CallTree.Thinned thinned = tree.thinned();
        return new TruthTree.Row(
                tree.count()[i],
                tree.totalNanos()[i],
                tree.selfNanos()[i],
                thinned == null ? 0 : thinned.untimed()[i],
                thinned == null ? 0 : thinned.sampled()[i],
                thinned == null ? 0 : thinned.sampledSelfNanos()[i]);
    }

    private String name(int method) {
        if (method == CallTree.TRUNCATED) {
            return "[truncated]";
        }
        MethodInfo info = profile.methods().get(method);
        String type = info.className().substring(info.className().lastIndexOf('.') + 1);
        return type + "." + (info.name().startsWith("lambda$") ? "lambda@" + info.firstLine() : info.name());
    }
}
