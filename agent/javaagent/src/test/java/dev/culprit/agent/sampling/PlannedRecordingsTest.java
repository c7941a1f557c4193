package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlannedRecordingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-XX:StartFlightRecording:jdk.CPUTimeSample#enabled=true,filename=a.jfr | true",
                "-XX:StartFlightRecording=filename=a.jfr,jdk.CPUTimeSample#throttle=20ms | true",
                "-XX:StartFlightRecording:jdk.CPUTimeSample#enabled=false,filename=a.jfr | false",
                "-XX:StartFlightRecording:filename=a.jfr | false",
                "-XX:+FlightRecorder | false",
                "-Dnote=jdk.CPUTimeSample#enabled=true | false"
            })
    void whatTheCommandLineNames(String argument, boolean found) {
        assertThat(PlannedRecordings.haveCpuTimeSamples(new String[] {"-Xmx1g", argument}))
                .isEqualTo(found);
    }
}
