package dev.culprit.analyzer.load;

import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;

/**
 * Which merged function and which thread group the rows of a tree belong to. All tests are in one group, whatever thread ran
 * them, or else a test that another worker ran would be removed here and new there. A phase is that of a class of tests: "setup"
 * as one function over all tests would blame every test for any.
 *
 * @param function function of each row
 * @param group function of the group of each outermost row; 0 for other rows
 */
record RowFunctions(int[] function, int[] group) {

    /**
     * Finds them.
     *
     * @param indexes function of each method of {@code profile}, see {@link FunctionMerger#add}
     */
    static RowFunctions of(CallTree tree, Profile profile, int[] indexes, FunctionMerger functions) {
        int[] function = new int[tree.size()];
        int[] group = new int[tree.size()];
        for (int row = 0; row < function.length; row++) {
            int method = tree.method()[row];
            MethodInfo info =
                    method == CallTree.TRUNCATED ? null : profile.methods().get(method);
            boolean isTest = info != null && info.kind() == MethodKind.TEST;
            function[row] = info == null
                    ? functions.truncated()
                    : info.kind() == MethodKind.PHASE
                            ? functions.phase(test(tree, row, profile), info)
                            : indexes[method];
            if (tree.parent()[row] < 0) {
                group[row] = isTest ? functions.tests() : functions.threadGroup(tree.threadGroup());
            }
        }
        return new RowFunctions(function, group);
    }

    /** The class of the test that a phase belongs to; empty when there is none, as in no profile of ours. */
    private static String test(CallTree tree, int row, Profile profile) {
        for (int above = tree.parent()[row]; above >= 0; above = tree.parent()[above]) {
            int method = tree.method()[above];
            if (method != CallTree.TRUNCATED && profile.methods().get(method).kind() == MethodKind.TEST) {
                return profile.methods().get(method).className();
            }
        }
        return "";
    }
}
