package dev.culprit.analyzer.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The commits of a branch.
 *
 * @param order what their order is from
 * @param commits full hashes, the oldest first; by {@link Order#TIME} only those that were measured
 */
public record CommitLine(Order order, List<String> commits) {

    public CommitLine {
        commits = List.copyOf(commits);
    }

    /** What the order is from. */
    public enum Order {
        /** First parents in the repository: how many commits are between two is known. */
        GIT,
        /** When sets were saved: there was no repository to ask. */
        TIME
    }

    /** Where each commit is on the line. */
    Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < commits.size(); i++) {
            positions.put(commits.get(i), i);
        }
        return positions;
    }

    /** How many commits one is after the other; 0 when that is not known. */
    int between(int earlier, int later) {
        return order == Order.GIT ? later - earlier : 0;
    }
}
