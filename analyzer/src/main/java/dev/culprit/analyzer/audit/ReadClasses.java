package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.audit.ClassFileReader.BadClassFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The classes that were read, and what could not be. Of two classes of one name the first counts, as on a class path. */
final class ReadClasses implements ClassFileSink {

    private static final int MOST_PROBLEMS = 50;

    private final ClassFileReader reader;
    private final ClassPatterns audited;
    private final AuditLimits limits;
    private final Map<String, ClassFacts> classes = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean typesOnly;
    private int facts;
    private int moreProblems;

    ReadClasses(ClassFileReader reader, ClassPatterns audited, AuditLimits limits) {
        this.reader = reader;
        this.audited = audited;
        this.limits = limits;
    }

    /** From now on only what classes extend is of interest. */
    void typesOnly() {
        typesOnly = true;
    }

    @Override
    public void take(Origin origin, String name, byte[] classFile) throws AuditException {
        try {
            add(reader.read(origin, classFile, type -> !typesOnly && audited.match(type)));
        } catch (BadClassFileException e) {
            String problem = origin.entry(name) + " is no class file that can be read: " + e.getMessage();
            if (origin.input().toString().equals(name)) {
                throw new AuditException(problem);
            }
            note(problem + "; it was left out");
        }
    }

    private void add(ClassFacts read) throws AuditException {
        if (classes.putIfAbsent(read.name(), read) == null) {
            facts += read.facts();
            if (facts > limits.facts()) {
                throw new AuditException(
                        "more than " + limits.facts()
                                + " classes, calls and handlers; audit fewer jars at once, or name the packages with --include");
            }
        }
    }

    @Override
    public void note(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        } else {
            moreProblems++;
        }
    }

    Map<String, ClassFacts> classes() {
        return classes;
    }

    List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        if (moreProblems > 0) {
            all.add("and " + moreProblems + " more");
        }
        return all;
    }
}
