package dev.culprit.analyzer.align;

import dev.culprit.profile.MethodInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds for every class of the candidate the baseline's class that it is. Classes with a name of their own are matched by
 * name, or, when they moved to another package, by simple name and methods. Anonymous and local classes are matched by their
 * methods among those with the same enclosing class, because their numbers shift when one is added.
 */
final class ClassMatcher {

    private static final double SAME_CODE = 3;

    /** Share of methods that a class in another package must have in common to be the same class. */
    private static final double MOVED_SIMILARITY = 0.5;

    private final Map<String, Members> baseline;
    private final Map<String, Members> candidate;
    private final Map<String, String> toBaseline = new HashMap<>();

    private ClassMatcher(Map<String, Members> baseline, Map<String, Members> candidate) {
        this.baseline = baseline;
        this.candidate = candidate;
    }

    /** A class and its probed methods: name and descriptor to body hash. */
    private record Members(String className, Map<String, Long> methods) {

        /** 0 to 1: the share of methods in common; a method with other code counts a third. */
        double similarity(Members other) {
            double common = 0;
            for (Map.Entry<String, Long> method : methods.entrySet()) {
                Long hash = other.methods.get(method.getKey());
                common += hash == null ? 0 : hash.equals(method.getValue()) ? SAME_CODE : 1;
            }
            return common / (SAME_CODE * Math.max(methods.size(), other.methods.size()));
        }

        /** 0 to 1: the share of method names in common; descriptors may name classes that moved as well. */
        double nameSimilarity(Members other) {
            long common = methods.keySet().stream()
                    .map(Members::nameOnly)
                    .filter(other.methods.keySet().stream()
                            .map(Members::nameOnly)
                            .toList()::contains)
                    .count();
            return (double) common / Math.max(methods.size(), other.methods.size());
        }

        private static String nameOnly(String signature) {
            return signature.substring(0, signature.indexOf('('));
        }
    }

    /**
     * For every class of the candidate, by its name without run-time inventions, the name of its class in the baseline. A
     * class that is in the candidate only is mapped to a name that no class of the baseline has.
     */
    static Map<String, String> match(List<MethodInfo> baseline, List<MethodInfo> candidate) {
        ClassMatcher matcher = new ClassMatcher(members(baseline), members(candidate));
        matcher.matchNames();
        matcher.matchOrdinals();
        matcher.matchMoved();
        return matcher.finish();
    }

    private static Map<String, Members> members(List<MethodInfo> methods) {
        // By length first: A$9 comes before A$10.
        Map<String, Members> classes =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (MethodInfo method : methods) {
            String signature = FrameKeys.methodName(method.name()) + FrameKeys.withoutOrdinals(method.descriptor());
            classes.computeIfAbsent(FrameKeys.className(method.className()), name -> new Members(name, new HashMap<>()))
                    .methods()
                    .merge(signature, method.bodyHash(), Long::sum);
        }
        return classes;
    }

    private void matchNames() {
        for (String name : candidate.keySet()) {
            if (!FrameKeys.hasOrdinal(name) && baseline.containsKey(name)) {
                toBaseline.put(name, name);
            }
        }
    }

    private void matchOrdinals() {
        Map<String, List<Members>> lefts = group(baseline, FrameKeys::hasOrdinal, FrameKeys::withoutOrdinals);
        group(candidate, FrameKeys::hasOrdinal, FrameKeys::withoutOrdinals).forEach((name, rights) -> {
            List<Members> same = lefts.getOrDefault(name, List.of());
            pair(same, rights, (i, j) -> same.get(i).similarity(rights.get(j)));
        });
    }

    private void matchMoved() {
        Set<String> taken = new HashSet<>(toBaseline.values());
        Map<String, List<Members>> lefts =
                group(baseline, name -> !taken.contains(name) && !FrameKeys.hasOrdinal(name), FrameKeys::simpleName);
        group(candidate, name -> !toBaseline.containsKey(name) && !FrameKeys.hasOrdinal(name), FrameKeys::simpleName)
                .forEach((name, rights) -> {
                    List<Members> same = lefts.getOrDefault(name, List.of());
                    pair(same, rights, (i, j) -> {
                        double similarity = same.get(i).nameSimilarity(rights.get(j));
                        return similarity >= MOVED_SIMILARITY ? similarity : 0;
                    });
                });
    }

    private void pair(List<Members> lefts, List<Members> rights, GreedyPairs.Score score) {
        for (GreedyPairs.Pair pair : GreedyPairs.best(lefts.size(), rights.size(), score)) {
            toBaseline.put(
                    rights.get(pair.right()).className(), lefts.get(pair.left()).className());
        }
    }

    private static Map<String, List<Members>> group(
            Map<String, Members> classes, Predicate<String> wanted, Function<String, String> key) {
        Map<String, List<Members>> groups = new TreeMap<>();
        classes.forEach((name, members) -> {
            if (wanted.test(name)) {
                groups.computeIfAbsent(key.apply(name), ignored -> new ArrayList<>())
                        .add(members);
            }
        });
        return groups;
    }

    private Map<String, String> finish() {
        for (String name : candidate.keySet()) {
            toBaseline.putIfAbsent(name, name + "\n(candidate)");
        }
        return toBaseline;
    }
}
