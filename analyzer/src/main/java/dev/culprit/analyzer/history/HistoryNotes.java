package dev.culprit.analyzer.history;

import dev.culprit.analyzer.history.Subject.Kind;
import dev.culprit.analyzer.stats.ChangePoints;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a reader of a history should know: gaps, other tests, other settings of the machine, and changes that are everybody's. */
final class HistoryNotes {

    /** Below this, "most functions" says nothing. */
    private static final int MANY = 5;

    private final List<Column> columns;
    private final List<MeasuredCommit> commits;
    private final List<Series> series;
    private final List<String> sentences = new ArrayList<>();

    HistoryNotes(List<Column> columns, List<MeasuredCommit> commits, List<Series> series) {
        this.columns = columns;
        this.commits = commits;
        this.series = series;
        gaps();
        changedTests();
        shared();
        otherSettings();
        otherTests();
        incomplete();
        noise();
    }

    List<String> sentences() {
        return sentences;
    }

    private void gaps() {
        int line = commits.stream().mapToInt(MeasuredCommit::since).sum() + 1;
        int worst = 0;
        for (int i = 1; i < commits.size(); i++) {
            worst = commits.get(i).since() > commits.get(Math.max(1, worst)).since() || worst == 0 ? i : worst;
        }
        if (worst > 0 && commits.get(worst).since() > 1) {
            int missing = commits.get(worst).since() - 1;
            sentences.add("Of " + line + " commits " + commits.size() + " were measured; the largest gap is "
                    + count(missing, "commit") + " between "
                    + commits.get(worst - 1).shortCommit() + " and "
                    + commits.get(worst).shortCommit() + ".");
        }
    }

    /** A total is of other tests then, and its step may be theirs. */
    private void changedTests() {
        Set<Integer> where = steps(Kind.RUN);
        for (int at : where) {
            String before = columns.get(at - 1).sets().get(0).origin().testSet();
            if (!before.equals(columns.get(at).sets().get(0).origin().testSet())) {
                sentences.add("At " + commits.get(at).shortCommit() + " the tests changed ("
                        + commits.get(at - 1).tests() + " before, "
                        + commits.get(at).tests() + " from then on): a step of the whole run there may be theirs.");
            }
        }
    }

    private Set<Integer> steps(Kind kind) {
        return series.stream()
                .filter(one -> one.subject().kind() == kind)
                .flatMap(one -> one.steps().stream())
                .map(step -> step.step().first())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** When most functions change at once and the same way, no function did it. */
    private void shared() {
        List<Series> times = series.stream()
                .filter(one -> one.metric() == Metric.TIME_PER_CALL)
                .toList();
        Map<Integer, List<Boolean>> slower = new TreeMap<>();
        times.forEach(one -> one.steps()
                .forEach(step -> slower.computeIfAbsent(step.step().first(), key -> new ArrayList<>())
                        .add(step.step().ratio() > 1)));
        slower.forEach((at, directions) -> {
            long up = directions.stream().filter(isSlower -> isSlower).count();
            long same = Math.max(up, directions.size() - up);
            if (times.size() >= MANY && same * 2 > times.size()) {
                sentences.add("At " + commits.get(at).shortCommit() + " " + same + " of " + times.size()
                        + " functions change in the same direction: rather the machine or the JVM than their code.");
            }
        });
    }

    /** Facts that do not part environments, but may explain a step. */
    private void otherSettings() {
        Set<Integer> where = series.stream()
                .flatMap(one -> one.steps().stream())
                .map(step -> step.step().first())
                .collect(Collectors.toCollection(TreeSet::new));
        for (int at : where) {
            Map<String, String> before = columns.get(at - 1).sets().get(0).facts();
            Map<String, String> after = columns.get(at).sets().get(0).facts();
            Set<String> names = new LinkedHashSet<>(before.keySet());
            names.addAll(after.keySet());
            List<String> changed = names.stream()
                    .filter(name -> !before.getOrDefault(name, "").equals(after.getOrDefault(name, "")))
                    .map(name -> name + " (" + known(before, name) + ", then " + known(after, name) + ")")
                    .toList();
            if (!changed.isEmpty()) {
                sentences.add("At " + commits.get(at).shortCommit() + " something else changed as well: "
                        + String.join("; ", changed) + ".");
            }
        }
    }

    private static String known(Map<String, String> facts, String name) {
        String value = facts.getOrDefault(name, "");
        return value.isEmpty() ? "unknown" : value;
    }

    private void otherTests() {
        List<String> others =
                columns.stream().flatMap(column -> column.others().stream()).toList();
        if (!others.isEmpty()) {
            sentences.add(
                    "Left out, as another set of the same commit has more tests: " + String.join(", ", others) + ".");
        }
    }

    private void incomplete() {
        for (Column column : columns) {
            for (MeasuredSet set : column.sets()) {
                if (!set.gaps().isEmpty()) {
                    sentences.add(set.origin().entry() + " is not complete: "
                            + set.gaps().get(0)
                            + (set.gaps().size() > 1 ? " (and " + (set.gaps().size() - 1) + " more)" : ""));
                }
            }
        }
    }

    private void noise() {
        int fewest = 2 * ChangePoints.LEAST;
        if (commits.size() < fewest) {
            sentences.add(
                    count(commits.size(), "commit") + " measured here; steps are looked for from " + fewest + " on.");
        }
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
