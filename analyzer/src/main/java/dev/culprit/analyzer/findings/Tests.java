package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.CallSite;
import dev.culprit.analyzer.model.Finding;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In which tests something is. */
final class Tests {

    private Tests() {}

    static Finding finding(
            String rule,
            List<CallNode> calls,
            @Nullable CallSite site,
            double nanos,
            double saving,
            String explanation) {
        return new Finding(rule, only(calls), site, nanos, Math.min(nanos, Math.max(0, saving)), explanation);
    }

    /** The id of the test that all these calls are in; null when there are several, or none. */
    static @Nullable String only(List<CallNode> calls) {
        Set<@Nullable String> ids = calls.stream().map(TestPath::testId).collect(Collectors.toSet());
        return ids.size() == 1 ? ids.iterator().next() : null;
    }

    /** Such as {@code  in 3 tests}; empty outside of tests. */
    static String where(List<CallNode> calls) {
        long tests = calls.stream()
                .map(TestPath::testId)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return tests == 0 ? "" : " in " + Words.number(tests, "test");
    }
}
