package dev.culprit.analyzer.load;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.model.Fork;
import dev.culprit.analyzer.model.Latencies;
import dev.culprit.analyzer.model.LoadedSet;
import dev.culprit.analyzer.model.MergedEdge;
import dev.culprit.analyzer.model.MergedFunction;
import dev.culprit.analyzer.model.MergedTree;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.ProbeCost;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SetBuilderTest {

    @Test
    void jvmsOfOneForkAddUpInOneColumn() {
        LoadedSet set = set(
                "s",
                jvm().fork("1")
                        .thread(
                                "main",
                                call("a.A.run")
                                        .self(10)
                                        .calls(call("a.B.work", 7).times(3).self(30))),
                jvm().fork("1")
                        .thread(
                                "main",
                                call("a.A.run")
                                        .self(5)
                                        .calls(call("a.B.work", 7).times(2).self(20))),
                jvm().fork("2")
                        .thread(
                                "main",
                                call("a.A.run")
                                        .self(1)
                                        .calls(call("a.B.work", 8).times(9).self(90))));

        assertThat(set.forks()).extracting(Fork::name).containsExactly("1", "2");
        assertThat(set.summary().forks()).isEqualTo(2);
        assertThat(set.summary().profiles()).isEqualTo(3);
        MergedTree tree = set.tree();
        assertThat(tree.size()).isEqualTo(5);
        assertThat(tree.parent()).containsExactly(-1, 0, 1, 2, 2);
        assertThat(tree.line()).containsExactly(0, 0, 0, 7, 8);
        assertThat(tree.calls()[0]).containsExactly(0, 0, 2, 5, 0);
        assertThat(tree.calls()[1]).containsExactly(0, 0, 1, 0, 9);
        assertThat(tree.selfNanos()[0]).containsExactly(0, 0, 15, 50, 0);
        assertThat(tree.selfNanos()[1]).containsExactly(0, 0, 1, 0, 90);
    }

    @Test
    void whatAProbeCostsIsSaidByTheJvmsThatMadeTheCalls() {
        LoadedSet set = set(
                "s",
                jvm().fork("1")
                        .probeCost(new ProbeCost(20, 30, 1))
                        .thread("main", call("a.A.run").times(900).self(1)),
                jvm().fork("2")
                        .probeCost(new ProbeCost(200, 300, 250))
                        .thread("main", call("a.A.run").self(1)),
                jvm().fork("3")
                        .probeCost(new ProbeCost(200, 300, 250))
                        .thread("main", call("a.A.run").self(1)));

        assertThat(set.probes().insideNanos()).isEqualTo(20);
        assertThat(set.probes().outsideNanos()).isEqualTo(30);
        assertThat(set.probes().relativeError()).isEqualTo(1 / 50.0);
    }

    @Test
    void latenciesOfAFunctionAreKeptPerFork() {
        LoadedSet set = set(
                "s",
                jvm().fork("1").thread("main", call("a.A.run").times(4).self(400)),
                jvm().fork("1").thread("main", call("a.A.run").times(2).self(20)),
                jvm().fork("2").thread("main", call("a.B.run").times(2).self(20)));

        MergedFunction run = function(set, "run");
        assertThat(run.total().get(0).values()).containsExactly(10, 100);
        assertThat(run.total().get(0).counts()).containsExactly(2, 4);
        assertThat(run.self().get(1).count()).isZero();
    }

    @Test
    void latenciesOfACallEdgeAreKeptPerFork() {
        LoadedSet set = set(
                "s",
                2,
                fork -> jvm().thread(
                                "main",
                                call("a.A.run")
                                        .calls(
                                                call("a.B.work", 7).times(4).self(400 + 4L * fork),
                                                call("a.B.work", 8).times(2).self(1_000))));

        MergedEdge seven = set.edges().stream()
                .filter(edge -> edge.line() == 7)
                .findFirst()
                .orElseThrow();
        assertThat(set.functions().get(seven.caller()).name()).isEqualTo("run");
        assertThat(set.functions().get(seven.callee()).name()).isEqualTo("work");
        assertThat(seven.total()).extracting(Latencies::count).containsExactly(4L, 4L);
        assertThat(seven.total().get(1).values()).containsExactly(101);
    }

    @Test
    void edgesWithoutWeightAreLeftOut() {
        LoadedSet set = set(
                "s",
                jvm().thread(
                                "main",
                                call("a.A.run")
                                        .self(1_000_000)
                                        .calls(call("a.B.work", 7).self(900))));

        assertThat(set.edges()).extracting(MergedEdge::line).containsExactly(0);
    }

    @Test
    void threadGroupsStayApart() {
        LoadedSet set = set(
                "s",
                jvm().thread("main", call("a.A.run").self(1))
                        .thread("pool-#", call("a.A.run").self(2)));

        assertThat(set.tree().parent()).containsExactly(-1, 0, 1, 0, 3);
        assertThat(set.functions()).extracting(MergedFunction::name).contains("main", "pool-#");
    }

    @Test
    void deeperRecursionReentersTheRowOfTheRecursiveCalls() {
        TestingCall again = call("a.A.visit", 9).times(2).self(20);
        again.calls(call("a.C.leaf", 5).times(2).self(8));
        TestingCall between = call("a.B.between", 6).times(2).self(4).calls(again);
        TestingCall direct = call("a.A.visit", 5)
                .times(3)
                .self(30)
                .calls(
                        call("a.A.visit", 5).times(1).self(7),
                        call("a.A.visit", 9).times(1).self(3));
        LoadedSet set = set("s", jvm().thread("main", call("a.A.visit").self(10).calls(direct, between)));

        MergedTree tree = set.tree();
        assertThat(IntStream.of(tree.function())
                        .skip(1)
                        .mapToObj(f -> set.functions().get(f).name()))
                .containsExactly("main", "visit", "visit", "visit", "between", "visit", "leaf");
        assertThat(tree.line()).containsExactly(0, 0, 0, 5, 9, 6, 9, 5);
        assertThat(tree.parent()).containsExactly(-1, 0, 1, 2, 2, 2, 5, 6);
        assertThat(tree.calls()[0]).containsExactly(0, 0, 1, 4, 1, 2, 2, 2);
        assertThat(tree.selfNanos()[0]).containsExactly(0, 0, 10, 37, 3, 4, 20, 8);
    }

    @Test
    void proxiesOfDifferentJvmsAreOneFunction() {
        LoadedSet set = set(
                "s",
                jvm().fork("1").thread("main", call("jdk.proxy2.$Proxy12.price").self(1)),
                jvm().fork("2").thread("main", call("jdk.proxy2.$Proxy9.price").self(2)));

        assertThat(set.tree().size()).isEqualTo(3);
        assertThat(function(set, "price").toFunction().className()).isEqualTo("jdk.proxy2.$Proxy12");
    }

    @Test
    void truncatedCallsAreAFunctionOfTheirOwn() {
        LoadedSet set = set(
                "s",
                jvm().thread(
                                "main",
                                call("a.A.run")
                                        .calls(call("[truncated]").times(7).self(70))));

        assertThat(function(set, "[truncated]").method()).isNull();
        assertThat(set.tree().calls()[0]).containsExactly(0, 0, 1, 7);
    }

    @Test
    void jvmsStartedByOneBuildToolAreOneFork() {
        LoadedSet set = set(
                "s",
                running().parent(42, 900, "/usr/lib/jvm/java-17/bin/java"),
                running().parent(42, 900, "/usr/lib/jvm/java-17/bin/java"),
                running().parent(43, 950, "C:\\jdk\\bin\\java.exe"));

        assertThat(set.forks()).hasSize(2);
        assertThat(set.summary().warnings()).anyMatch(warning -> warning.contains("between 1 and 2 JVMs"));
    }

    @Test
    void jvmsStartedFromOneShellAreForksOfTheirOwnAndTheReaderIsTold() {
        LoadedSet set =
                set("s", running().parent(42, 900, "/bin/bash"), running().parent(42, 900, "/bin/bash"));

        assertThat(set.forks()).extracting(Fork::name).containsExactly("s-0.culprit", "s-1.culprit");
        assertThat(set.summary().warnings()).singleElement().asString().contains("each JVM counts as one");
    }

    @Test
    void forksAreInTheOrderOfTheirNumbers() {
        LoadedSet set =
                set("s", running().fork("10"), running().fork("9"), running().fork("1"));

        assertThat(set.forks()).extracting(Fork::name).containsExactly("1", "9", "10");
    }

    @Test
    void equalForkNamesOfTwoDirectoriesAreTwoForks() throws LoadException {
        SetBuilder builder = new SetBuilder();
        builder.add("monday", "a.culprit", running().fork("1").build(), SampleSource.NONE);
        builder.add("tuesday", "a.culprit", running().fork("1").build(), SampleSource.NONE);

        assertThat(builder.build("s").forks()).extracting(Fork::name).containsExactly("1", "1 (2)");
    }

    @Test
    void jvmsWithoutProbedCodeAreCountedAndLeftOut() {
        LoadedSet set = set("s", jvm().fork("1"), running().fork("1"));

        assertThat(set.leftOut()).isEqualTo(1);
        assertThat(set.summary().profiles()).isEqualTo(1);
        assertThat(set.summary().warnings()).isEmpty();
    }

    @Test
    void aSetWithoutAnyCallIsRefusedWithTheWayOut() {
        SetBuilder builder = new SetBuilder();
        builder.add("a.culprit", jvm().build());

        assertThatThrownBy(() -> builder.build("nightly"))
                .isInstanceOf(LoadException.class)
                .hasMessageContainingAll("nightly", "none of the 1", "--include");
    }

    @Test
    void theCodeOfAFunctionDoesNotDependOnTheOrderOfJvmsThatDisagree() {
        LoadedSet one = set("s", version("v1"), version("v2"));
        LoadedSet other = set("s", version("v2"), version("v1"));
        LoadedSet agreed = set("s", version("v1"), version("v1"));

        assertThat(bodyHash(one)).isEqualTo(bodyHash(other)).isNotEqualTo(bodyHash(agreed));
        assertThat(bodyHash(agreed)).isEqualTo(bodyHash(set("s", version("v1"))));
    }

    private static TestingJvm version(String body) {
        return jvm().fork(body).thread("main", call("a.A.run").self(1).body(body));
    }

    private static long bodyHash(LoadedSet set) {
        var method = function(set, "run").method();
        return method == null ? 0 : method.bodyHash();
    }

    private static TestingJvm running() {
        return jvm().thread("main", call("a.A.run").self(1));
    }

    private static MergedFunction function(LoadedSet set, String name) {
        return set.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
