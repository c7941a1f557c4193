package dev.culprit.analyzer.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JDKs that are installed in the usual places. */
final class Jdks {

    private final SystemFiles files;
    private final Map<String, String> environment;

    Jdks(SystemFiles files, Map<String, String> environment) {
        this.files = files;
        this.environment = environment;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok(
                "this JVM",
                System.getProperty("java.vendor") + " " + Runtime.version() + " in "
                        + System.getProperty("java.home")));
        jdks().forEach((home, version) -> findings.add(Finding.ok("JDK", version + " in " + home)));
        return findings;
    }

    private Map<Path, String> jdks() {
        List<Path> homes = new ArrayList<>(files.directories("/usr/lib/jvm"));
        files.directories("/Library/Java/JavaVirtualMachines")
                .forEach(bundle -> homes.add(bundle.resolve("Contents/Home")));
        String user = environment.get("HOME");
        if (user != null && user.startsWith("/")) {
            homes.addAll(files.directories(user + "/.sdkman/candidates/java"));
        }
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null) {
            homes.add(Path.of(javaHome));
        }
        Map<Path, String> jdks = new TreeMap<>();
        for (Path home : homes) {
            if (Files.isRegularFile(home.resolve("release"))) {
                jdks.putIfAbsent(home, version(home));
            }
        }
        return jdks;
    }

    /** The line {@code JAVA_VERSION="17.0.15"} of the file {@code release}. */
    private static String version(Path home) {
        return new SystemFiles(home)
                .read("/release").stream()
                        .flatMap(String::lines)
                        .filter(line -> line.startsWith("JAVA_VERSION="))
                        .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
                        .findFirst()
                        .orElse("unknown version");
    }
}
