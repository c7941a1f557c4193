package dev.culprit.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StartedMarkerTest {

    @Test
    void itIsJsonInAscii() {
        assertThat(new StartedMarker(7, 1000, null, "a.Main \"x\\y\" é\n").json())
                .isEqualTo("{\"pid\":7,\"startEpochMillis\":1000,\"fork\":null,"
                        + "\"command\":\"a.Main \\\"x\\\\y\\\" \\u00e9\\u000a\"}\n");
    }

    @Test
    void theForkIsNamed() {
        assertThat(new StartedMarker(7, 1000, "2", "").json())
                .isEqualTo("{\"pid\":7,\"startEpochMillis\":1000,\"fork\":\"2\",\"command\":\"\"}\n");
    }
}
