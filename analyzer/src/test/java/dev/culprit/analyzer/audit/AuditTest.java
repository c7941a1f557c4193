package dev.culprit.analyzer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit finds what the comments say, at those lines, and nothing else. */
class AuditTest {

    @ParameterizedTest
    @CsvSource({
        "MicrometerCode.java,",
        "OtherCode.java,",
        "SerializableCode.java,",
        "OwnCode.java, dev.culprit.analyzer.audit.code.OwnCode$AuditTrail"
    })
    void findsWhatTheCommentsSay(String file, String ownType) throws IOException {
        AuditReport report = TestingAudit.ofCode(file, ownType == null ? List.of() : List.of(ownType));

        assertThat(report.nameless())
                .extracting(ExpectedLines::of)
                .containsExactlyInAnyOrderElementsOf(ExpectedLines.of(file));
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void withoutTheUsersTypeNothingOfItIsKnown() throws IOException {
        assertThat(TestingAudit.ofCode("OwnCode.java", List.of()).handlers()).isEmpty();
    }

    @Test
    void namedHandlersAreListedWithTheirNames() throws IOException {
        AuditReport report = TestingAudit.ofCode("MicrometerCode.java", List.of());

        assertThat(report.handlers())
                .filteredOn(handler -> !handler.isNameless())
                .extracting(AuditedHandler::className)
                .containsExactly(
                        "dev.culprit.analyzer.audit.code.MicrometerCode$Quiet",
                        "dev.culprit.analyzer.audit.code.MicrometerCode$Named",
                        "io.micrometer.observation.ObservationHandler$FirstMatchingCompositeObservationHandler");
    }

    @Test
    void whatComesFromElsewhereIsCounted() throws IOException {
        AuditReport report = TestingAudit.ofCode("MicrometerCode.java", List.of());

        assertThat(report.elsewhere()).isEqualTo(1);
        assertThat(report.handlers())
                .filteredOn(handler -> handler.registeredWith() == null)
                .extracting(handler -> handler.callSite().method())
                .containsExactly("toElsewhere");
    }

    @Test
    void aLambdaIsNamedByItsBody() throws IOException {
        AuditReport report = TestingAudit.ofCode("OtherCode.java", List.of());

        assertThat(report.handlers())
                .filteredOn(handler -> handler.callSite().method().equals("instrument"))
                .singleElement()
                .satisfies(handler -> {
                    assertThat(handler.body()).startsWith("lambda$instrument$");
                    assertThat(handler.bodyLine()).isEqualTo(handler.callSite().line());
                    assertThat(handler.registeredWith()).isEqualTo("DoubleGaugeBuilder.buildWithCallback");
                });
    }

    @Test
    void theLibrariesAreNotNeededWhereTheTableNamesThem() throws IOException {
        AuditReport alone = Audit.of(new AuditRequest(
                List.of(TestingAudit.CODE),
                List.of(),
                List.of("dev.culprit.analyzer.audit.code.OtherCode"),
                List.of(),
                "culprit audit"));

        assertThat(alone.nameless())
                .extracting(ExpectedLines::of)
                .containsExactlyInAnyOrderElementsOf(ExpectedLines.of("OtherCode.java"));
    }

    @Test
    void adviceSaysWhetherTheLineRunsAgainAndAgain() throws IOException {
        AuditReport report = TestingAudit.ofCode("OtherCode.java", List.of());

        assertThat(report.handlers())
                .filteredOn(handler -> handler.callSite().method().equals("logging"))
                .extracting(AuditedHandler::advice)
                .allSatisfy(advice -> assertThat(advice).contains("this line is in a loop"));
        assertThat(report.handlers())
                .filteredOn(handler -> handler.callSite().method().equals("eachTest"))
                .extracting(AuditedHandler::advice)
                .allSatisfy(advice -> assertThat(advice).contains("this line runs for each test"));
    }

    @Test
    void anAuditOfTheWholeClassPathOfTheTestsHasNoProblems() throws IOException {
        AuditReport report = TestingAudit.of(List.of(System.getProperty("java.class.path")), List.of());

        assertThat(report.problems()).isEmpty();
        assertThat(report.classes()).isGreaterThan(5_000);
    }
}
