package dev.culprit.analyzer.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at everything that bears on measurements. */
public final class Doctor {

    private final SystemFiles files;
    private final Map<String, String> environment;

    Doctor(SystemFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = environment;
    }

    public static Doctor ofThisMachine(Map<String, String> environment) {
        return new Doctor(SystemFiles.ofThisMachine(), environment);
    }

    /** Whether the agent in that jar can take samples, and by what; starts a JVM. */
    public static List<Finding> examineSampling(Path agentJar) {
        return Sampling.byThisJvm(agentJar).examine();
    }

    /** Takes about two seconds, most of it for the calibration loop. */
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(new Clock(files).examine());
        findings.add(new PerfEvents(files).examine());
        findings.addAll(new Processors(files).examine());
        findings.add(new Memory(files).examine());
        findings.addAll(new Noise(files, System::nanoTime).examine());
        findings.addAll(new Jdks(files, environment).examine());
        findings.addAll(new Agents(environment).examine());
        return findings;
    }
}
