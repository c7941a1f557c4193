package dev.culprit.agent.transform;

import dev.culprit.profile.InstrumentationPlan;
import dev.culprit.profile.InstrumentationPlan.SkippedClass;
import dev.culprit.profile.InstrumentationPlan.ThinnedMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the selected classes. Thread safe. A class that is transformed again counts once. */
public final class TransformTally {

    private final Map<String, RewrittenCounts> done = new LinkedHashMap<>();
    private final Set<String> selected = new HashSet<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final LongAdder nanos = new LongAdder();
    private int skippedCount;

    private record RewrittenCounts(int probed, Map<String, Integer> leftOut) {}

    public TransformTally() {}

    /** @param isSelected false for a class in which only telemetry matters */
    synchronized void done(String internalName, RewrittenClass rewritten, boolean isSelected) {
        if (isSelected) {
            selected.add(internalName.replace('/', '.'));
        }
        done.put(internalName, new RewrittenCounts(rewritten.probedMethods(), rewritten.leftOutMethods()));
    }

    /** Whether the class of that binary name is one of the application's that were selected and loaded. */
    public synchronized boolean isSelected(String className) {
        return selected.contains(className);
    }

    /** Something that a reader of the profile has to know; a plain sentence. */
    public synchronized void note(String sentence) {
        notes.add(sentence);
    }

    /** All that was noted. */
    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    synchronized void skipped(String internalName, String reason) {
        skippedCount++;
        if (skipped.size() < InstrumentationPlan.MAX_SKIPPED) {
            skipped.put(internalName.replace('/', '.'), reason);
        }
    }

    void worked(long nanos) {
        this.nanos.add(nanos);
    }

    /** Time in nanoseconds that the application's threads have spent in this agent's class-file work, over all of them. */
    public long nanos() {
        return nanos.sum();
    }

    public synchronized int skippedClasses() {
        return skippedCount;
    }

    /** The counts so far, with the patterns that led to them. */
    public synchronized InstrumentationPlan plan(
            List<String> include, List<String> exclude, String root, List<ThinnedMethod> thinned) {
        int classes = 0;
        int methods = 0;
        Map<String, Integer> leftOut = new TreeMap<>();
        for (RewrittenCounts counts : done.values()) {
            classes += counts.probed() > 0 ? 1 : 0;
            methods += counts.probed();
            for (Map.Entry<String, Integer> rule : counts.leftOut().entrySet()) {
                leftOut.put(rule.getKey(), leftOut.getOrDefault(rule.getKey(), 0) + rule.getValue());
            }
        }
        List<SkippedClass> names = new ArrayList<>();
        for (Map.Entry<String, String> entry : skipped.entrySet()) {
            names.add(new SkippedClass(entry.getKey(), entry.getValue()));
        }
        return new InstrumentationPlan(include, exclude, root, classes, methods, leftOut, names, thinned);
    }
}
