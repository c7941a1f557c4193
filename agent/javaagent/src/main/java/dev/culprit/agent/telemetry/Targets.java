package dev.culprit.agent.telemetry;

import dev.culprit.profile.Telemetry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What handlers are registered with, numbered in the order in which they are met. Guarded by its journal. */
final class Targets {

    private final ObjectNumbers objects = new ObjectNumbers();
    private final Map<Integer, Integer> byObject = new HashMap<>();
    private final Map<String, Integer> byClass = new HashMap<>();
    private final List<Target> targets = new ArrayList<>();

    private static final class Target {

        private final String className;
        private final long firstNanos;
        private int handlers;
        private int most;

        Target(String className, long firstNanos) {
            this.className = className;
            this.firstNanos = firstNanos;
        }
    }

    /**
     * The number of that target.
     *
     * @param target null for a static method, whose class is the target then
     */
    int of(@Nullable Object target, String className, long now) {
        int known = find(target, className);
        if (known >= 0) {
            return known;
        }
        int number = targets.size();
        targets.add(new Target(target == null ? className : target.getClass().getName(), now));
        if (target == null) {
            byClass.put(className, number);
        } else {
            byObject.put(objects.of(target), number);
        }
        return number;
    }

    /** The same, -1 if it has none. */
    int find(@Nullable Object target, String className) {
        return target == null ? byClass.getOrDefault(className, -1) : byObject.getOrDefault(objects.find(target), -1);
    }

    String className(int number) {
        return targets.get(number).className;
    }

    void added(int number) {
        Target target = targets.get(number);
        target.handlers++;
        target.most = Math.max(target.most, target.handlers);
    }

    void removed(int number) {
        targets.get(number).handlers--;
    }

    List<Telemetry.Target> records() {
        List<Telemetry.Target> records = new ArrayList<>(targets.size());
        for (Target target : targets) {
            records.add(new Telemetry.Target(target.className, target.most, target.firstNanos));
        }
        return records;
    }
}
