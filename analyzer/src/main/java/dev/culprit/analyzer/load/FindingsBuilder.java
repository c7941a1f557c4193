package dev.culprit.analyzer.load;

import dev.culprit.analyzer.findings.Findings;
import dev.culprit.analyzer.findings.RecordedFork;
import dev.culprit.analyzer.findings.RecordedJvm;
import dev.culprit.analyzer.findings.RunFigures;
import dev.culprit.analyzer.model.Finding;
import dev.culprit.profile.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what the rules of findings look at, one profile at a time; of each JVM only what takes time is kept. Not thread safe.
 *
 * <p>JVMs make up forks as in {@link SetBuilder}; those of build tools and compilers are left out. In a fork that ran tests, JVMs without tests are left out:
 * processes that a test started, for which the test waits.
 */
public final class FindingsBuilder implements ProfileListener {

    private final Map<String, List<Recorded>> forks = new LinkedHashMap<>();

    private record Recorded(double startMillis, long pid, long parent, RecordedJvm jvm) {}

    @Override
    public void add(String origin, String file, Profile profile) {
        if (BuildTools.isOne(profile.manifest())) {
            return;
        }
        RecordedJvm jvm = JvmEvidence.of(profile);
        if (jvm.outermost().isEmpty()) {
            return;
        }
        var process = profile.manifest().process();
        double start = process.writtenEpochMillis() - process.elapsedNanos() / 1e6;
        forks.computeIfAbsent(ForkNames.of(origin, file, profile.manifest()).key(), key -> new ArrayList<>())
                .add(new Recorded(
                        start,
                        process.pid(),
                        process.parent() == null ? -1 : process.parent().pid(),
                        jvm));
    }

    /** What is found. */
    public List<Finding> build() {
        return Findings.of(forks());
    }

    /** The forks as the rules see them. */
    public List<RecordedFork> forks() {
        return forks.values().stream().map(FindingsBuilder::fork).toList();
    }

    /**
     * What the only fork took by line; null when there is none, or there are several. Without tests, JVMs that started others are left out:
     * they only wait for these.
     */
    @Nullable
    RunFigures figures() {
        if (forks.size() != 1) {
            return null;
        }
        List<Recorded> all = forks.values().iterator().next();
        Set<Long> parents = all.stream().map(Recorded::parent).collect(Collectors.toSet());
        boolean tests = all.stream().anyMatch(FindingsBuilder::ranTests);
        return RunFigures.of(fork(
                all.stream().filter(one -> tests || !parents.contains(one.pid)).toList()));
    }

    private static RecordedFork fork(List<Recorded> all) {
        boolean tests = all.stream().anyMatch(FindingsBuilder::ranTests);
        List<Recorded> jvms =
                all.stream().filter(one -> !tests || ranTests(one)).toList();
        double first = jvms.stream().mapToDouble(Recorded::startMillis).min().orElse(0);
        return new RecordedFork(jvms.stream()
                .map(one -> one.jvm.startedAfter(Math.round((one.startMillis - first) * 1e6)))
                .toList());
    }

    private static boolean ranTests(Recorded one) {
        return !one.jvm.tests().tests().isEmpty();
    }
}
