package dev.culprit.analyzer.cli.doctor;

import dev.culprit.analyzer.cli.fork.AgentOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Agents that every JVM gets from the environment, culprit's own or not. */
final class Agents {

    private static final List<String> VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "MAVEN_OPTS", "GRADLE_OPTS");

    private final Map<String, String> environment;

    Agents(Map<String, String> environment) {
        this.environment = environment;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        for (String variable : VARIABLES) {
            for (String agent : AgentOption.agentsIn(environment.get(variable))) {
                findings.add(Finding.warning(
                        "agents",
                        variable + " attaches " + agent,
                        "its cost is in every measurement, and it may rewrite the same classes"));
            }
        }
        return findings.isEmpty() ? List.of(Finding.ok("agents", "none in the environment")) : findings;
    }
}
