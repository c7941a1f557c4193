package dev.culprit.analyzer.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which names at different commits are the same function or test: equal names; and where one function goes and another one with the same
 * bytecode comes at the next measured commit, and no other pair has that bytecode, it was renamed or moved. A test goes with its function.
 */
final class Lineage {

    /** A function or test and its name in each column, null where it is not there. */
    static final class Line {
        private final Subject[] names;
        private Subject last;

        private Line(int columns, Subject first) {
            names = new Subject[columns];
            last = first;
        }

        /** Its name in column {@code i}; that of the last one before it where it is not there. */
        Subject name(int i) {
            return names[i] == null ? last : names[i];
        }

        boolean isIn(int i) {
            return names[i] != null;
        }

        /** Its last name. */
        Subject last() {
            return last;
        }
    }

    private final List<Column> columns;
    private final List<Line> lines = new ArrayList<>();
    private final List<Rename> renames = new ArrayList<>();

    /** The line that goes by each name at the moment. */
    private final Map<String, Line> current = new LinkedHashMap<>();

    Lineage(List<Column> columns) {
        this.columns = columns;
        for (int i = 0; i < columns.size(); i++) {
            add(i);
        }
    }

    List<Line> lines() {
        return lines;
    }

    List<Rename> renames() {
        return renames;
    }

    private void add(int column) {
        Set<Subject> here = columns.get(column).subjects();
        Map<String, Subject> renamed = column == 0 ? Map.of() : renamed(column, here);
        for (Subject subject : here) {
            Line line = current.get(subject.key());
            Subject before = renamed.get(subject.key());
            if (before != null) {
                line = current.remove(before.key());
                renames.add(new Rename(before, subject, column));
            }
            if (line == null) {
                line = new Line(columns.size(), subject);
                lines.add(line);
            }
            line.names[column] = subject;
            line.last = subject;
            current.put(subject.key(), line);
        }
    }

    /** The former name of each that is here under a new one. */
    private Map<String, Subject> renamed(int column, Set<Subject> here) {
        Set<String> keys = here.stream().map(Subject::key).collect(Collectors.toSet());
        List<Subject> gone = columns.get(column - 1).subjects().stream()
                .filter(subject -> !keys.contains(subject.key()))
                .toList();
        List<Subject> come = here.stream()
                .filter(subject -> !current.containsKey(subject.key()))
                .toList();
        Map<String, Subject> renamed = functions(column, gone, come);
        renamed.putAll(tests(gone, come, renamed));
        return renamed;
    }

    private Map<String, Subject> functions(int column, List<Subject> gone, List<Subject> come) {
        Map<Long, List<Subject>> before = byCode(columns.get(column - 1), gone);
        Map<Long, List<Subject>> after = byCode(columns.get(column), come);
        Map<String, Subject> renamed = new HashMap<>();
        after.forEach((code, subjects) -> {
            List<Subject> former = before.getOrDefault(code, List.of());
            if (subjects.size() == 1 && former.size() == 1) {
                renamed.put(subjects.get(0).key(), former.get(0));
            }
        });
        return renamed;
    }

    private static Map<Long, List<Subject>> byCode(Column column, List<Subject> subjects) {
        return subjects.stream()
                .filter(subject -> column.code(subject) != 0)
                .collect(Collectors.groupingBy(column::code));
    }

    /** A test is renamed when its method is, and what else its id says of it is the same. */
    private static Map<String, Subject> tests(List<Subject> gone, List<Subject> come, Map<String, Subject> functions) {
        Map<String, Subject> known = new HashMap<>();
        gone.stream()
                .filter(subject -> subject.kind() == Subject.Kind.TEST)
                .forEach(test -> known.put(test.descriptor(), test));
        Map<String, Subject> formers = new HashMap<>();
        for (Subject function : come) {
            Subject former = functions.get(function.key());
            if (former != null) {
                formers.put(function.fullName(), former);
            }
        }
        Map<String, Subject> renamed = new HashMap<>();
        for (Subject test : come) {
            Subject former = formers.get(test.fullName());
            if (test.kind() == Subject.Kind.TEST && former != null) {
                Subject before = known.get(test.descriptor()
                        .replace(test.className(), former.className())
                        .replace(test.method(), former.method()));
                if (before != null) {
                    renamed.put(test.key(), before);
                }
            }
        }
        return renamed;
    }
}
