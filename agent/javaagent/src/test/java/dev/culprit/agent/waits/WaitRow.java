package dev.culprit.agent.waits;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * A wait in a profile.
 *
 * @param caller simple name of the function that waits
 * @param method simple class name, dot and name of the method that blocks
 */
record WaitRow(
        int tree,
        int row,
        MethodKind kind,
        String caller,
        int line,
        String method,
        long count,
        long totalNanos,
        long selfNanos) {

    /** All of a profile. */
    static List<WaitRow> of(Profile profile) {
        List<WaitRow> waits = new ArrayList<>();
        for (int tree = 0; tree < profile.callTrees().size(); tree++) {
            CallTree calls = profile.callTrees().get(tree);
            for (int row = 0; row < calls.size(); row++) {
                if (calls.method()[row] >= 0
                        && profile.methods().get(calls.method()[row]).kind().isWait()) {
                    waits.add(of(profile, tree, row));
                }
            }
        }
        return waits;
    }

    private static WaitRow of(Profile profile, int tree, int row) {
        CallTree calls = profile.callTrees().get(tree);
        MethodInfo method = profile.methods().get(calls.method()[row]);
        return new WaitRow(
                tree,
                row,
                method.kind(),
                profile.methods().get(calls.method()[calls.parent()[row]]).name(),
                calls.line()[row],
                method.className().substring(method.className().lastIndexOf('.') + 1) + "." + method.name(),
                calls.count()[row],
                calls.totalNanos()[row],
                calls.selfNanos()[row]);
    }
}
