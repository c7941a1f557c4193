package dev.culprit.agent.environment;

/** What a JVM is for, as builds start many that are not to be measured. Decided by its main class. */
public final class ProcessRole {

    private static final String TESTS = "tests";
    private static final String BUILD_TOOL = "build tool";
    private static final String COMPILER = "compiler";
    private static final String APPLICATION = "application";

    /** Main classes that run nothing but tests, or jars that stand for them. */
    private static final String[] TEST_RUNNERS = {
        "org.apache.maven.surefire.booter.",
        "org.apache.maven.surefire.module.",
        "org.junit.platform.console.",
        "org.junit.runner.JUnitCore",
        "junit.textui.TestRunner",
        "org.testng.TestNG",
        "com.intellij.rt.junit.",
        "com.intellij.rt.testng.",
        "org.eclipse.jdt.internal.junit.runner.",
    };

    private static final String[] BUILD_TOOLS = {
        "org.codehaus.plexus.classworlds.launcher.",
        "org.codehaus.classworlds.",
        "org.apache.maven.wrapper.",
        "org.mvndaemon.",
        "org.gradle.",
        "worker.org.gradle.",
        "org.apache.tools.ant.",
        "xsbt.boot.",
        "sbt.",
    };

    private static final String[] COMPILERS = {
        "com.sun.tools.javac.",
        "jdk.compiler/",
        "org.jetbrains.kotlin.",
        "scala.tools.nsc.",
        "dotty.tools.",
        "org.codehaus.groovy.tools.",
        "org.eclipse.jdt.internal.compiler.",
    };

    private ProcessRole() {}

    /**
     * The role.
     *
     * @param command main class or jar, with arguments
     * @param ranTests whether a test framework has reported tests; a build tool that runs them itself is for tests
     */
    public static String of(String command, boolean ranTests) {
        if (ranTests) {
            return TESTS;
        }
        int blank = command.indexOf(' ');
        String main = blank < 0 ? command : command.substring(0, blank);
        String name = main.substring(Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\')) + 1);
        if (begins(main, TEST_RUNNERS)
                || isJar(name, "surefirebooter")
                || isJar(name, "junit-platform-console-standalone")) {
            return TESTS;
        }
        if (begins(main, BUILD_TOOLS)
                || isJar(name, "gradle-wrapper")
                || isJar(name, "maven-wrapper")
                || isJar(name, "sbt-launch")) {
            return BUILD_TOOL;
        }
        return begins(main, COMPILERS) ? COMPILER : APPLICATION;
    }

    private static boolean isJar(String name, String prefix) {
        return name.startsWith(prefix) && name.endsWith(".jar");
    }

    private static boolean begins(String main, String[] prefixes) {
        for (String prefix : prefixes) {
            if (main.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
