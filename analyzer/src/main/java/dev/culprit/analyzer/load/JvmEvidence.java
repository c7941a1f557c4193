package dev.culprit.analyzer.load;

import dev.culprit.analyzer.findings.CallNode;
import dev.culprit.analyzer.findings.Frame;
import dev.culprit.analyzer.findings.RecordedJvm;
import dev.culprit.analyzer.findings.RecordedWait;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.EnvironmentFacts;
import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a profile what the rules of findings look at. */
final class JvmEvidence {

    /** Calls that take less in all are left out, with what they call; a thousand of them are less than any finding. */
    private static final long LEAST_NANOS = 20_000;

    /** Unless there are so many of them that they may be the condition of a loop that spins. */
    private static final long MANY_CALLS = 10_000;

    /** Deeper calls are left out; no rule looks so far, and a hostile file may be as deep as it is long. */
    private static final int DEEPEST = 1000;

    private static final Frame TRUNCATED = new Frame(MethodKind.FUNCTION, "", "[truncated]", "", null, 0);

    private final Profile profile;
    private final Frame[] frames;
    private final boolean ranTests;
    private final List<CallNode> outermost = new ArrayList<>();
    private final @Nullable CallNode[][] nodes;

    private JvmEvidence(Profile profile) {
        this.profile = profile;
        this.frames = profile.methods().stream().map(JvmEvidence::frame).toArray(Frame[]::new);
        this.ranTests = !profile.tests().tests().isEmpty();
        this.nodes = new CallNode[profile.callTrees().size()][];
    }

    static RecordedJvm of(Profile profile) {
        return new JvmEvidence(profile).toJvm();
    }

    private RecordedJvm toJvm() {
        boolean[][] events = new boolean[nodes.length][];
        for (int tree = 0; tree < nodes.length; tree++) {
            events[tree] = new boolean[profile.callTrees().get(tree).size()];
        }
        profile.timeline().waits().forEach(wait -> events[wait.tree()][wait.row()] = true);
        for (int tree = 0; tree < nodes.length; tree++) {
            nodes[tree] = nodes(profile.callTrees().get(tree), events[tree]);
        }
        return new RecordedJvm(
                0,
                profile.manifest().process().elapsedNanos(),
                processors(),
                profile.tests(),
                outermost,
                waits(),
                profile.timeline().load());
    }

    private static Frame frame(MethodInfo method) {
        return new Frame(
                method.kind(),
                method.className(),
                method.name(),
                method.descriptor(),
                method.sourceFile(),
                method.firstLine());
    }

    private @Nullable CallNode[] nodes(CallTree tree, boolean[] events) {
        boolean[] kept = new boolean[tree.size()];
        for (int row = tree.size() - 1; row >= 0; row--) {
            kept[row] |= events[row]
                    || isWait(tree.method()[row])
                    || tree.totalNanos()[row] >= LEAST_NANOS
                    || tree.count()[row] >= MANY_CALLS;
            if (kept[row] && tree.parent()[row] >= 0) {
                kept[tree.parent()[row]] = true;
            }
        }
        @Nullable CallNode[] made = new CallNode[tree.size()];
        int[] depth = new int[tree.size()];
        for (int row = 0; row < tree.size(); row++) {
            depth[row] = tree.parent()[row] < 0 ? 0 : depth[tree.parent()[row]] + 1;
            if (kept[row] && depth[row] < DEEPEST) {
                made[row] = node(tree, row, made);
            }
        }
        return made;
    }

    /** Rules tell from a wait that it is there, however short it was. */
    private boolean isWait(int method) {
        return method != CallTree.TRUNCATED && frames[method].kind().isWait();
    }

    private @Nullable CallNode node(CallTree tree, int row, @Nullable CallNode[] made) {
        int method = tree.method()[row];
        Frame frame = method == CallTree.TRUNCATED ? TRUNCATED : frames[method];
        long total = tree.totalNanos()[row];
        long self = tree.selfNanos()[row];
        long cpu = tree.cpuNanos() == null ? -1 : tree.cpuNanos()[row];
        if (tree.parent()[row] < 0) {
            if (!isOfInterest(tree, frame)) {
                return null;
            }
            CallNode node = CallNode.outermost(frame, tree.count()[row], total, self, cpu);
            outermost.add(node);
            return node;
        }
        CallNode parent = made[tree.parent()[row]];
        return parent == null ? null : parent.call(frame, tree.line()[row], tree.count()[row], total, self, cpu);
    }

    /** Tests and their tasks; of a program without tests its main thread, and tasks. */
    private boolean isOfInterest(CallTree tree, Frame frame) {
        return ranTests
                ? frame.kind() == MethodKind.TEST
                : frame.kind() == MethodKind.TASK || tree.threadGroup().equals("main");
    }

    private List<RecordedWait> waits() {
        Timeline timeline = profile.timeline();
        List<RecordedWait> waits = new ArrayList<>();
        for (Timeline.Wait wait : timeline.waits()) {
            CallNode node = nodes[wait.tree()][wait.row()];
            if (node != null) {
                String thread = timeline.threads().get(wait.thread()) + "#" + wait.thread();
                waits.add(new RecordedWait(node, thread, wait.startNanos(), wait.nanos()));
            }
        }
        return waits;
    }

    private int processors() {
        String count = profile.manifest().environment().getOrDefault(EnvironmentFacts.CPU_COUNT, "");
        return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
    }
}
