package dev.culprit.agent.testing;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.Profile;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call tree as text: a line per node, {@code Class.method:line×count} without the package, indented by depth; children in order
 * of line and name.
 */
public final class TreeText {

    private TreeText() {}

    /** The tree of one thread group, empty if there is none. */
    public static String of(Profile profile, String threadGroup) {
        for (CallTree tree : profile.callTrees()) {
            if (tree.threadGroup().equals(threadGroup)) {
                return text(profile, tree, -1, "");
            }
        }
        return "";
    }

    private static String text(Profile profile, CallTree tree, int parent, String indent) {
        Map<String, Integer> children = new TreeMap<>();
        for (int row = 0; row < tree.size(); row++) {
            if (tree.parent()[row] == parent) {
                children.put(String.format("%06d%s", tree.line()[row], name(profile, tree.method()[row])), row);
            }
        }
        StringBuilder text = new StringBuilder();
        for (int row : children.values()) {
            text.append(indent)
                    .append(name(profile, tree.method()[row]))
                    .append(':')
                    .append(tree.line()[row])
                    .append('×')
                    .append(tree.count()[row])
                    .append('\n')
                    .append(text(profile, tree, row, indent + "  "));
        }
        return text.toString();
    }

    private static String name(Profile profile, int method) {
        if (method == CallTree.TRUNCATED) {
            return "[truncated]";
        }
        MethodInfo info = profile.methods().get(method);
        return info.className().substring(info.className().lastIndexOf('.') + 1) + "." + info.name();
    }
}
