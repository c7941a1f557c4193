package dev.culprit.agent.runtime;

/**
 * The part of a tree node that is written rarely: where it is in the tree. It comes first in memory (a superclass's fields
 * do), and is as long as a cache line, so that the hot fields of two nodes which a collector has put side by side never
 * share one, whichever threads own them.
 */
abstract class CallPath {

    /** What a node without children has, so that a lookup needs no null check. Never written. */
    static final CallTreeNode[] NO_CHILDREN = new CallTreeNode[1];

    /** The largest table that is doubled at the first collision, so that a lookup is one load. */
    private static final int DIRECT_MAPPED = 64;

    final ThreadState state;

    /** Null for a root and for a node that stands for nothing ({@link #index} -1). */
    final CallTreeNode parent;

    /** Row in {@link ThreadState#nodes}; an int, because storing references costs a collector barrier. */
    final int index;

    /** Number of calls above, 0 for a root. */
    final int depth;

    /** Some method is on this path more than once. */
    final boolean recursive;

    /** It stands for a method that blocks and has no probe of its own. Written and read by the own thread only. */
    boolean wait;

    /** Stands for a test or a phase and not for a function: timed at every opening whatever the modes say, and without latencies. */
    boolean frame;

    /** Method id and line of the call in the parent; complemented when the function's probing is to change. */
    long key;

    /** Null where leaving a timed call needs the slow path: in any {@link #mode}, and for the outermost call of a virtual thread. */
    Latencies latencies;

    /** Power of two; a child is at {@link #slot} or, once the table is large, behind it. */
    CallTreeNode[] children = NO_CHILDREN;

    private int childCount;

    /** Null unless allocation or CPU time is metered. */
    NodeMeters meters;

    /** {@link CallMode} of the calls along this path; changed by the own thread only, while no call is open. */
    int mode;

    /** Null as long as every call is timed. */
    ThinnedCalls thinned;

    CallPath(ThreadState state, CallTreeNode parent, int index, long key) {
        this.state = state;
        this.parent = parent;
        this.index = index;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.recursive = parent != null && parent.leadsToRecursion((int) (key >>> 32));
        this.key = key;
    }

    /** Whether a call of that method from here is on a path with a recursion. */
    final boolean leadsToRecursion(int methodId) {
        if (recursive) {
            return true;
        }
        for (CallPath path = this; path.parent != null; path = path.parent) {
            if (path.methodId() == methodId) {
                return true;
            }
        }
        return false;
    }

    static long key(int methodId, int line) {
        return (long) methodId << 32 | line;
    }

    /** Both factors keep neighbours apart: consecutive lines and consecutive ids differ in their lowest bits. */
    static int slot(int methodId, int line) {
        return methodId * 0x9E3779B1 ^ line;
    }

    /** 0 for a root and for calls beyond a limit. */
    final int methodId() {
        return (int) (originalKey() >>> 32);
    }

    final int callLine() {
        return (int) originalKey();
    }

    /** Reads the key once: between two readings another thread may complement it. */
    private long originalKey() {
        long now = key;
        return now < 0 ? ~now : now;
    }

    final boolean isTruncated() {
        return methodId() == 0 && parent != null;
    }

    /** Makes every later lookup of this node miss, so that the slow path can decide. Any thread may call it. */
    final void hide() {
        long now = key;
        if (now >= 0) {
            key = ~now;
        }
    }

    /** Takes {@link #hide} back. */
    final void show() {
        key = originalKey();
    }

    /** The child for that call, or null. */
    final CallTreeNode child(int methodId, int line) {
        return childWithKey(methodId, line, key(methodId, line));
    }

    /** The child for that call that was hidden, or null. */
    final CallTreeNode hiddenChild(int methodId, int line) {
        return childWithKey(methodId, line, ~key(methodId, line));
    }

    private CallTreeNode childWithKey(int methodId, int line, long wanted) {
        int mask = children.length - 1;
        for (int i = slot(methodId, line) & mask; children[i] != null; i = (i + 1) & mask) {
            if (children[i].key == wanted) {
                return children[i];
            }
        }
        return null;
    }

    /** Makes room for one more child, so that {@link #link} cannot fail. */
    final void reserveChild(int methodId, int line) {
        int length = children.length;
        boolean collision = children[slot(methodId, line) & (length - 1)] != null;
        boolean sparse = length < DIRECT_MAPPED || length < 4 * childCount;
        if (children == NO_CHILDREN || 2 * (childCount + 1) > length || collision && sparse) {
            grow(methodId, line);
        }
    }

    private void grow(int methodId, int line) {
        int length = Math.max(2, children.length);
        CallTreeNode[] grown;
        boolean clash;
        do {
            length = children == NO_CHILDREN ? length : 2 * length;
            grown = new CallTreeNode[length];
            clash = false;
            for (int i = 0; i < children.length; i++) {
                if (children[i] != null) {
                    clash |= place(grown, children[i]);
                }
            }
            clash |= grown[slot(methodId, line) & (length - 1)] != null;
        } while (clash && length < DIRECT_MAPPED);
        Publication.releaseStores();
        children = grown;
    }

    final void link(CallTreeNode child) {
        Publication.releaseStores();
        place(children, child);
        childCount++;
    }

    /** True if the child's own slot was taken. */
    private static boolean place(CallTreeNode[] table, CallTreeNode child) {
        int mask = table.length - 1;
        int home = slot(child.methodId(), child.callLine()) & mask;
        int i = home;
        while (table[i] != null) {
            i = (i + 1) & mask;
        }
        table[i] = child;
        return i != home;
    }
}
