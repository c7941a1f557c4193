package dev.culprit.analyzer.load;

import dev.culprit.analyzer.load.JvmTimeline.PlacedStart;
import dev.culprit.analyzer.load.JvmTimeline.PlacedWait;
import dev.culprit.analyzer.model.RunTimeline;
import dev.culprit.analyzer.model.RunTimeline.Lane;
import dev.culprit.analyzer.model.RunTimeline.LeftOut;
import dev.culprit.analyzer.model.RunTimeline.Look;
import dev.culprit.analyzer.model.RunTimeline.RanTest;
import dev.culprit.analyzer.model.RunTimeline.Start;
import dev.culprit.analyzer.model.RunTimeline.Wait;
import dev.culprit.profile.TestRuns;
import dev.culprit.profile.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the JVMs of a fork on one time scale, and cuts the whole to size. */
final class ForkTimeline {

    private final List<JvmTimeline> jvms;
    private final Map<Key, Sums> threads = new LinkedHashMap<>();
    private final Map<Key, Integer> lanes = new HashMap<>();
    private final List<RanTest> tests = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final List<Look> looks = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private long allTests;
    private long allWaits;
    private long end;

    /** @param number tells threads of one name apart; tests only know the name, and are with the first */
    private record Key(int jvm, String name, int number) {}

    private static final class Sums {
        private static final Comparator<Sums> FIRST_TEST_THEN_MOST_WAITING = Comparator.<Sums>comparingLong(
                        sums -> sums.firstTest)
                .thenComparing(
                        Comparator.<Sums>comparingLong(sums -> sums.waited).reversed());

        private long firstTest = Long.MAX_VALUE;
        private long waited;
    }

    private ForkTimeline(List<JvmTimeline> jvms) {
        this.jvms = jvms.stream()
                .sorted(Comparator.comparingDouble(JvmTimeline::startMillis))
                .toList();
    }

    static RunTimeline of(String name, List<JvmTimeline> jvms) {
        return new ForkTimeline(jvms).build(name);
    }

    private RunTimeline build(String name) {
        for (int jvm = 0; jvm < jvms.size(); jvm++) {
            note(jvm);
        }
        List<Key> kept = threads.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Sums.FIRST_TEST_THEN_MOST_WAITING))
                .map(Map.Entry::getKey)
                .limit(TimelineLimits.LANES)
                .toList();
        kept.forEach(key -> lanes.put(key, lanes.size()));
        for (int jvm = 0; jvm < jvms.size(); jvm++) {
            add(jvm);
        }
        looks.sort(Comparator.comparingLong(Look::atNanos));
        starts.sort(Comparator.comparingLong(Start::atNanos));
        return cut(name, kept);
    }

    private void note(int jvm) {
        JvmTimeline of = jvms.get(jvm);
        for (TestRuns.Test test : of.tests()) {
            Sums sums = threads.computeIfAbsent(keyOf(jvm, test.thread()), key -> new Sums());
            sums.firstTest = Math.min(sums.firstTest, offset(jvm) + test.startNanos());
        }
        for (PlacedWait wait : of.waits()) {
            threads.computeIfAbsent(keyOf(jvm, wait.thread()), key -> new Sums()).waited += wait.nanos();
        }
    }

    private void add(int jvm) {
        JvmTimeline of = jvms.get(jvm);
        long offset = offset(jvm);
        of.tests().forEach(test -> addTest(jvm, offset, test));
        of.waits().forEach(wait -> addWait(jvm, offset, wait));
        for (Timeline.Load look : of.looks()) {
            looks.add(new Look(
                    jvm,
                    offset + look.atNanos(),
                    look.processCpuNanos(),
                    look.machineBusyNanos(),
                    look.machineIdleNanos(),
                    look.collectorCpuNanos(),
                    look.compilerCpuNanos()));
        }
        for (PlacedStart start : of.starts()) {
            starts.add(new Start(jvm, start.pid(), start.site(), offset + start.atNanos()));
        }
        allTests += of.tests().size() + of.leftOutTests();
        allWaits += of.waits().size() + of.leftOutWaits();
        end = Math.max(end, offset + of.elapsedNanos());
    }

    private void addTest(int jvm, long offset, TestRuns.Test test) {
        Integer lane = lanes.get(keyOf(jvm, test.thread()));
        if (lane != null) {
            tests.add(new RanTest(
                    lane,
                    test.id(),
                    test.status(),
                    offset + test.startNanos(),
                    test.setupNanos(),
                    test.bodyNanos(),
                    test.teardownNanos()));
        }
    }

    private void addWait(int jvm, long offset, PlacedWait wait) {
        Integer lane = lanes.get(keyOf(jvm, wait.thread()));
        if (lane != null) {
            waits.add(
                    new Wait(lane, wait.kind(), wait.callee(), wait.site(), offset + wait.startNanos(), wait.nanos()));
        }
    }

    private RunTimeline cut(String name, List<Key> kept) {
        List<RanTest> someTests = JvmTimeline.longest(
                tests,
                TimelineLimits.TESTS,
                Comparator.comparingLong(RanTest::nanos),
                Comparator.comparingLong(RanTest::startNanos));
        List<Wait> someWaits = JvmTimeline.longest(
                waits,
                TimelineLimits.WAITS,
                Comparator.comparingLong(Wait::nanos),
                Comparator.comparingLong(Wait::startNanos));
        List<Start> someStarts = starts.subList(0, Math.min(TimelineLimits.STARTS, starts.size()));
        return new RunTimeline(
                name,
                end,
                jvms.stream().map(JvmTimeline::name).toList(),
                kept.stream().map(key -> new Lane(key.jvm, key.name)).toList(),
                someTests,
                someWaits,
                JvmTimeline.thinned(looks, TimelineLimits.LOOKS),
                someStarts,
                new LeftOut(
                        threads.size() - (long) kept.size(),
                        allTests - someTests.size(),
                        allWaits - someWaits.size(),
                        starts.size() - (long) someStarts.size()));
    }

    private long offset(int jvm) {
        return Math.round((jvms.get(jvm).startMillis() - jvms.get(0).startMillis()) * 1e6);
    }

    private Key keyOf(int jvm, String thread) {
        return new Key(jvm, thread, Math.max(0, jvms.get(jvm).threads().indexOf(thread)));
    }

    private Key keyOf(int jvm, int thread) {
        return new Key(jvm, jvms.get(jvm).threads().get(thread), thread);
    }
}
