package dev.culprit.analyzer.telemetry;

import static dev.culprit.analyzer.testing.TestingProfiles.call;
import static dev.culprit.analyzer.testing.TestingProfiles.callback;
import static dev.culprit.analyzer.testing.TestingProfiles.jvm;
import static dev.culprit.analyzer.testing.TestingProfiles.phase;
import static dev.culprit.analyzer.testing.TestingProfiles.set;
import static dev.culprit.analyzer.testing.TestingProfiles.task;
import static dev.culprit.analyzer.testing.TestingProfiles.test;
import static dev.culprit.analyzer.testing.TestingProfiles.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.culprit.analyzer.model.HandlerFinding;
import dev.culprit.analyzer.model.HandlerSummary;
import dev.culprit.analyzer.model.HandlerSummary.HandlerCost;
import dev.culprit.analyzer.model.TelemetryReport;
import dev.culprit.analyzer.testing.TestingCall;
import dev.culprit.analyzer.testing.TestingJvm;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Telemetry.State;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TelemetryReportsTest {

    private static final String TYPE = "lib.Handler";
    private static final String ONE = "a.SuiteTest.one";
    private static final String TWO = "a.SuiteTest.two";

    @Test
    void withoutHandlersThereIsNothingToSay() {
        assertThat(TelemetryReports.of(
                        set("s", jvm().thread("main", call("a.Main.main").self(10)))))
                .isEqualTo(TelemetryReport.NONE);
    }

    @Test
    void aHandlersCostIsAllThatItsOutermostCallsTake() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .times(10)
                                .self(400_000)
                                .calls(callback("a.Good.on", 7)
                                        .times(20)
                                        .self(60_000)
                                        .calls(
                                                call("a.Sums.add", 3).self(30_000),
                                                callback("a.Good.on", 4)
                                                        .times(5)
                                                        .self(10_000))))
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on"));

        HandlerSummary good = report.handlers().get(0);
        HandlerCost cost = cost(good);
        assertThat(cost.count()).isEqualTo(20);
        assertThat(cost.totalNanos()).isEqualTo(100_000);
        assertThat(cost.ownNanos()).isEqualTo(100_000);
        assertThat(cost.emittingNanos()).isEqualTo(100_000);
        assertThat(cost.share()).isCloseTo(0.2, within(1e-9));
        assertThat(good.emitters()).singleElement().satisfies(emitter -> {
            assertThat(emitter.callSite().method()).isEqualTo("order");
            assertThat(emitter.callSite().line()).isEqualTo(7);
            assertThat(emitter.share()).isCloseTo(0.2, within(1e-9));
        });
        assertThat(good.tests()).singleElement().satisfies(inTest -> {
            assertThat(inTest.id()).isEqualTo(ONE);
            assertThat(inTest.nanos()).isEqualTo(100_000);
        });
        assertThat(report.tests()).singleElement().satisfies(inTest -> {
            assertThat(inTest.businessNanos()).isEqualTo(400_000);
            assertThat(inTest.share()).isEqualTo(0.25);
        });
    }

    @Test
    void whatAHandlerCallsBelongsToTheHandlerThatDoesIt() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(10_000_000)
                                .calls(callback("a.Outer.on", 7)
                                        .self(1_000)
                                        .calls(callback("a.Inner.on", 9).self(5_000))))
                .handler(TYPE, "a.Outer", HandlerKind.NAMED, "a.Outer.on")
                .handler(TYPE, "a.Inner", HandlerKind.NAMED, "a.Inner.on"));

        assertThat(cost(handler(report, "a.Outer")).totalNanos()).isEqualTo(6_000);
        assertThat(cost(handler(report, "a.Outer")).ownNanos()).isEqualTo(1_000);
        assertThat(handler(report, "a.Outer").findings()).containsExactly(HandlerFinding.NESTED);
        assertThat(handler(report, "a.Outer").calls()).containsExactly("Inner.on");
        assertThat(handler(report, "a.Inner").findings()).isEmpty();
        assertThat(report.nanos()).isEqualTo(6_000);
    }

    @Test
    void waitingOnTheThreadThatEmitsIsBlockingAndOnAThreadOfItsOwnIsNot() {
        TestingCall export = callback("a.Exporter.export", 7)
                .times(10)
                .self(1_000)
                .calls(waits(MethodKind.IO, "java.net.Socket.read()I", 12)
                        .times(10)
                        .self(30_000_000));
        TestingJvm inTheWay = inTest(
                        ONE, call("a.Shop.order", 5).self(400_000_000).calls(export))
                .handler(TYPE, "a.Exporter", HandlerKind.NAMED, "a.Exporter.export");
        TestingJvm asATask = inTest(ONE, call("a.Shop.order", 5).self(400_000_000))
                .thread("worker-#", test(ONE, phase("body", task("a.Shop.order", export))))
                .handler(TYPE, "a.Exporter", HandlerKind.NAMED, "a.Exporter.export");
        TestingJvm elsewhere = inTest(ONE, call("a.Shop.order", 5).self(400_000_000))
                .thread("exporter", export)
                .handler(TYPE, "a.Exporter", HandlerKind.NAMED, "a.Exporter.export");

        assertThat(report(inTheWay).handlers().get(0).findings()).containsExactly(HandlerFinding.BLOCKING);
        assertThat(report(inTheWay).handlers().get(0).explanation()).contains("IO at Exporter.java:12, 30.0 ms");
        assertThat(report(asATask).handlers().get(0).findings()).isEmpty();
        assertThat(report(elsewhere).handlers().get(0).findings()).isEmpty();
        assertThat(cost(report(elsewhere).handlers().get(0)).totalNanos()).isEqualTo(30_001_000);
    }

    @Test
    void aLockIsToldFromOtherWaits() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(400_000_000)
                                .calls(callback("a.Counter.on", 7)
                                        .times(4)
                                        .self(1_000)
                                        .calls(waits(MethodKind.LOCK, "a.Counter.monitor()V", 9)
                                                .times(4)
                                                .self(8_000_000))))
                .handler(TYPE, "a.Counter", HandlerKind.NAMED, "a.Counter.on"));

        assertThat(report.handlers().get(0).findings()).containsExactly(HandlerFinding.LOCKED);
        assertThat(cost(report.handlers().get(0)).lockNanos()).isEqualTo(8_000_000);
    }

    @Test
    void shortWaitsAreNoFinding() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(400_000_000)
                                .calls(callback("a.Appender.append", 7)
                                        .times(1000)
                                        .calls(waits(MethodKind.IO, "java.io.FileOutputStream.write(I)V", 9)
                                                .times(1000)
                                                .self(5_000_000))))
                .handler(TYPE, "a.Appender", HandlerKind.NAMED, "a.Appender.append"));

        assertThat(report.handlers().get(0).findings()).isEmpty();
    }

    @Test
    void aHandlerOutlivesItsTestOnlyWhereOthersMeetIt() {
        TestingJvm shared = suite().registered("a.Good", 1, "lib.Registry", 11, ONE, State.OPEN)
                .registered("a.Good", 2, "lib.Registry", 11, TWO, State.OPEN);
        TestingJvm ownRegistries = suite().registered("a.Good", 1, "lib.Registry of one", 11, ONE, State.OPEN)
                .registered("a.Good", 2, "lib.Registry of two", 11, TWO, State.OPEN);
        TestingJvm removed = suite().registered("a.Good", 1, "lib.Registry", 11, ONE, State.REMOVED)
                .registered("a.Good", 2, "lib.Registry", 11, TWO, State.COLLECTED);
        TestingJvm once = suite().registeredStatically("a.Good", 1, "lib.Registry", 11, ONE);

        assertThat(report(shared).handlers().get(0).findings()).containsExactly(HandlerFinding.LEAKED);
        assertThat(report(shared).handlers().get(0).leaked()).isEqualTo(2);
        assertThat(report(ownRegistries).handlers().get(0).findings()).isEmpty();
        assertThat(report(removed).handlers().get(0).findings()).isEmpty();
        assertThat(report(removed).handlers().get(0).removed()).isEqualTo(1);
        assertThat(report(once).handlers().get(0).findings()).isEmpty();
    }

    @Test
    void whatTheJvmRemovesAtItsEndWasNotRemovedByItsTest() {
        TestingJvm atTheEnd = suite().registeredUntil("a.Good", 1, "lib.Registry", 11, ONE, 900_000_000_000L)
                .registeredUntil("a.Good", 2, "lib.Registry", 11, TWO, 900_000_000_000L);
        TestingJvm byTheTest = suite().registeredUntil("a.Good", 1, "lib.Registry", 11, ONE, 2_000)
                .registeredUntil("a.Good", 2, "lib.Registry", 11, TWO, 3_000);

        assertThat(report(atTheEnd).handlers().get(0).findings()).containsExactly(HandlerFinding.LEAKED);
        assertThat(report(byTheTest).handlers().get(0).findings()).isEmpty();
    }

    @Test
    void aHandlerOfAClassOfTestsMayOutliveItsTests() {
        TestingJvm ofClass = suite().registered("a.Good", 1, "lib.Registry", 11, "a.SuiteTest", State.OPEN)
                .registered("a.Good", 2, "lib.Registry", 12, TWO, State.REMOVED);
        TestingJvm ofTwoClasses = suite().registered("a.Good", 1, "lib.Registry", 11, "a.SuiteTest", State.OPEN)
                .registered("a.Good", 2, "lib.Registry", 11, "a.OtherTest", State.OPEN);

        assertThat(report(ofClass).handlers().get(0).findings()).isEmpty();
        assertThat(report(ofTwoClasses).handlers().get(0).findings()).containsExactly(HandlerFinding.LEAKED);
    }

    @Test
    void gaugesOfOneLineAreNoDuplicatesAndWhatIsBuiltIsNotLeaked() {
        String type = "io.micrometer.core.instrument.Gauge";
        String registry = "io.micrometer.core.instrument.simple.SimpleMeterRegistry";
        TestingJvm built = suite(type)
                .registered("a.Good", 1, type, 11, ONE, State.OPEN)
                .registered("a.Good", 2, type, 11, ONE, State.OPEN)
                .registered("a.Good", 3, type, 11, TWO, State.OPEN);
        TestingJvm kept = suite(type)
                .registered("a.Good", 1, registry, 11, ONE, State.OPEN)
                .registered("a.Good", 2, registry, 11, TWO, State.OPEN);

        assertThat(report(built).handlers().get(0).findings()).isEmpty();
        assertThat(report(kept).handlers().get(0).findings()).containsExactly(HandlerFinding.LEAKED);
    }

    @Test
    void theSameObjectTwiceAtOneTimeIsADuplicate() {
        TestingJvm twice = suite().registered("a.Good", 1, "lib.Registry", 11, null, State.OPEN)
                .registered("a.Good", 1, "lib.Registry", 12, null, State.OPEN);
        TestingJvm oneAfterTheOther = suite().registered("a.Good", 1, "lib.Registry", 11, null, State.REMOVED)
                .registered("a.Good", 1, "lib.Registry", 11, null, State.OPEN);
        TestingJvm twoObjects = suite().registered("a.Good", 1, "lib.Registry", 11, null, State.OPEN)
                .registered("a.Good", 2, "lib.Registry", 12, null, State.OPEN);
        TestingJvm sameLine = suite().registered("a.Good", 1, "lib.Registry", 11, null, State.OPEN)
                .registered("a.Good", 2, "lib.Registry", 11, null, State.OPEN);

        assertThat(report(twice).handlers().get(0).findings()).containsExactly(HandlerFinding.DUPLICATE);
        assertThat(report(oneAfterTheOther).handlers().get(0).findings()).isEmpty();
        assertThat(report(twoObjects).handlers().get(0).findings()).isEmpty();
        assertThat(report(sameLine).handlers().get(0).findings()).containsExactly(HandlerFinding.DUPLICATE);
    }

    @Test
    void allHandlersToMendComeFirstTheDearestOfThemAtTheTop() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(400_000_000)
                                .calls(
                                        callback("a.Good.on", 7).self(9_000_000),
                                        callback("a.Shop$1.on", 8).self(1_000_000),
                                        callback("a.Shop.lambda$register$0", 9).self(2_000_000)))
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on")
                .handler(TYPE, "a.Shop$1", HandlerKind.ANONYMOUS, "a.Shop$1.on")
                .handler(TYPE, "a.Shop", HandlerKind.LAMBDA, "a.Shop.lambda$register$0")
                .threw("a.Shop$1.on", 3));

        assertThat(report.handlers())
                .extracting(HandlerSummary::shortName)
                .containsExactly("Shop.lambda$register$0", "Shop$1", "Good");
        assertThat(report.toMend()).hasSize(2);
        assertThat(handler(report, "a.Shop$1").findings())
                .containsExactly(HandlerFinding.THROWS, HandlerFinding.NAMELESS);
    }

    @Test
    void whatALibraryBringsWithItIsNotToBeMended() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(900)
                                .calls(callback("lib.core.Composite$1.on", 7).self(1)))
                .handler("lib.core.Handler", "lib.core.Composite$1", HandlerKind.ANONYMOUS, "lib.core.Composite$1.on"));

        assertThat(report.handlers().get(0).findings()).isEmpty();
    }

    @Test
    void aHandlerThatTakesATenthOfTheTestsIsCostly() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(80_000_000)
                                .calls(callback("a.Good.on", 7).self(20_000_000)))
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on"));

        assertThat(report.handlers().get(0).findings()).containsExactly(HandlerFinding.COSTLY);
        assertThat(report.share()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void whatItsHandlersTakeMakesNoHandlerCostly() {
        TelemetryReport report = report(inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(80_000_000)
                                .calls(callback("lib.Composite.on", 7)
                                        .self(1_000)
                                        .calls(callback("a.Good.on", 9).self(20_000_000))))
                .handler(TYPE, "lib.Composite", HandlerKind.NAMED, "lib.Composite.on")
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on"));

        assertThat(handler(report, "a.Good").findings()).containsExactly(HandlerFinding.COSTLY);
        assertThat(handler(report, "lib.Composite").findings()).containsExactly(HandlerFinding.NESTED);
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        TelemetryReport report = report(suite().handler(TYPE, "lib.Far", HandlerKind.NAMED));

        assertThat(handler(report, "lib.Far").cost()).isNull();
        assertThat(handler(report, "lib.Far").explanation()).contains("was not measured");
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Of 1 handler nothing was measured"));
    }

    @Test
    void whatAKindCostsIsSaidWhereTheSameCodeWasMeasuredInTwoKinds() {
        TestingJvm twoKinds = inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(1_000_000)
                                .calls(
                                        callback("a.Good.on", 7)
                                                .times(2_000)
                                                .self(2_000_000)
                                                .body("same"),
                                        callback("a.Shop$1.on", 8)
                                                .times(2_000)
                                                .self(8_000_000)
                                                .body("same")))
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on")
                .handler(TYPE, "a.Shop$1", HandlerKind.ANONYMOUS, "a.Shop$1.on");
        TestingJvm otherWork = inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(1_000_000)
                                .calls(
                                        callback("a.Good.on", 7).times(2_000).self(2_000_000),
                                        callback("a.Shop$1.on", 8).times(2_000).self(8_000_000)))
                .handler(TYPE, "a.Good", HandlerKind.NAMED, "a.Good.on")
                .handler(TYPE, "a.Shop$1", HandlerKind.ANONYMOUS, "a.Shop$1.on");

        assertThat(report(twoKinds).notes())
                .containsExactly(
                        "The same code of Handler takes, per call, as a named class 1.0 \u00b5s, as an anonymous class 4.0 \u00b5s.");
        assertThat(report(otherWork).notes()).isEmpty();
    }

    @Test
    void aTargetThatCallsMoreClassesThanAreInlinedIsSaidWithoutAFigure() {
        TestingJvm three = suite().handler(TYPE, "a.Second", HandlerKind.NAMED)
                .handler(TYPE, "a.Third", HandlerKind.NAMED)
                .registered("a.Good", 1, "lib.Registry", 11, null, State.OPEN)
                .registered("a.Second", 2, "lib.Registry", 12, null, State.OPEN)
                .registered("a.Third", 3, "lib.Registry", 13, null, State.OPEN);

        assertThat(report(three).notes()).anyMatch(note -> note.startsWith("Registry calls 3 classes of Handler"));
        assertThat(report(three).handlers()).allMatch(handler -> handler.fanOut() == 3);
    }

    private static TestingJvm suite() {
        return suite(TYPE);
    }

    private static TestingJvm suite(String type) {
        return inTest(
                        ONE,
                        call("a.Shop.order", 5)
                                .self(90_000)
                                .calls(callback("a.Good.on", 7).self(10)))
                .passed(TWO, 0, 100_000, 0)
                .handler(type, "a.Good", HandlerKind.NAMED, "a.Good.on");
    }

    private static TestingJvm inTest(String id, TestingCall body) {
        return jvm().thread("main", test(id, phase("body", body))).passed(id, 0, body.total(), 0);
    }

    private static TelemetryReport report(TestingJvm jvm) {
        return TelemetryReports.of(set("s", jvm));
    }

    private static HandlerSummary handler(TelemetryReport report, String className) {
        return report.handlers().stream()
                .filter(handler -> handler.className().equals(className))
                .findFirst()
                .orElseThrow();
    }

    private static HandlerCost cost(HandlerSummary handler) {
        return Objects.requireNonNull(handler.cost());
    }
}
