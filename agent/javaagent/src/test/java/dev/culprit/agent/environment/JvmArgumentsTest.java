package dev.culprit.agent.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JvmArgumentsTest {

    private static final List<String> ARGUMENTS = List.of(
            "-Xmx1g",
            "-XX:+UseParallelGC",
            "-Dmy.property=1",
            "-javaagent:/tmp/culprit-agent.jar=out=/tmp/x",
            "-javaagent:/opt/jacocoagent.jar=destfile=x",
            "-agentpath:/opt/libasync.so",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-XX:HeapDumpPath=/tmp/dump",
            "-ea");

    @Test
    void flagsAreWhatMakesAJvmFasterOrSlower() {
        assertThat(JvmArguments.flags(ARGUMENTS)).isEqualTo("-Xmx1g -XX:+UseParallelGC -ea");
    }

    @Test
    void otherAgentsAreNamedByTheirFiles() {
        assertThat(JvmArguments.otherAgents(ARGUMENTS)).isEqualTo("jacocoagent.jar+libasync.so");
    }
}
