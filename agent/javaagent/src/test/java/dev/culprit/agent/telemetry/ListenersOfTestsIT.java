package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listeners of test frameworks, where a program starts these itself. */
class ListenersOfTestsIT {

    private static final String PLATFORM = """
            import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.*;
            import org.junit.platform.launcher.*;
            import org.junit.platform.launcher.core.*;
            import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
            import org.junit.platform.engine.TestExecutionResult;

            public class Main {

                static int told, watched, discovered;

                static class Counting implements TestExecutionListener {
                    @Override public void executionStarted(TestIdentifier test) { told += test.getDisplayName().isEmpty() ? 0 : 1; }
                    @Override public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        told += test.getDisplayName().isEmpty() ? 0 : 1;
                    }
                }

                static class Watcher implements TestWatcher {
                    @Override public void testSuccessful(ExtensionContext context) { watched += context.getDisplayName().length(); }
                }

                @ExtendWith(Watcher.class) public static class SomeTest {
                    @Test void one() {}
                    @Test void two() {}
                }

                public static void main(String[] args) {
                    Launcher launcher = LauncherFactory.create();
                    launcher.registerTestExecutionListeners(new Counting()); // counting
                    SummaryGeneratingListener summary = new SummaryGeneratingListener();
                    launcher.registerTestExecutionListeners(summary); // summary
                    launcher.registerLauncherDiscoveryListeners(new LauncherDiscoveryListener() { // discovery
                        @Override public void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
                            discovered += request.toString().isEmpty() ? 0 : 1;
                        }
                    });
                    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(SomeTest.class)).build();
                    launcher.execute(request, new TestExecutionListener() { // execute
                        @Override public void testPlanExecutionStarted(TestPlan plan) { discovered += plan.toString().isEmpty() ? 0 : 1; }
                    });
                    System.out.println(told + " " + (watched > 0) + " " + discovered + " " + summary.getSummary().getTestsSucceededCount());
                }
            }
            """;

    private static final String JUNIT4 = """
            import java.io.*;
            import org.junit.Test;
            import org.junit.internal.TextListener;
            import org.junit.runner.*;
            import org.junit.runner.notification.RunListener;

            public class Main {

                static int told;

                public static class SomeTest {
                    @Test public void one() {}
                    @Test public void two() {}
                }

                public static void main(String[] args) {
                    JUnitCore core = new JUnitCore();
                    RunListener counting = new RunListener() {
                        @Override public void testStarted(Description test) { told += test.getDisplayName().isEmpty() ? 0 : 1; }
                        @Override public void testFinished(Description test) { told += test.getDisplayName().isEmpty() ? 0 : 1; }
                    };
                    core.addListener(counting); // counting
                    core.addListener(new TextListener(new PrintStream(OutputStream.nullOutputStream()))); // text
                    core.run(SomeTest.class);
                    core.removeListener(counting);
                    System.out.println(told);
                }
            }
            """;

    private static final String TESTNG = """
            import org.testng.*;
            import org.testng.annotations.Test;

            public class Main {

                static int told, invoked;

                public static class Counting extends TestListenerAdapter {
                    @Override public void onTestStart(ITestResult test) { told += test.getName().isEmpty() ? 0 : 1; }
                }

                public static class Around implements IInvokedMethodListener {
                    @Override public void beforeInvocation(IInvokedMethod method, ITestResult test) { invoked += test.getName().isEmpty() ? 0 : 1; }
                    @Override public void afterInvocation(IInvokedMethod method, ITestResult test) { invoked += test.getName().isEmpty() ? 0 : 1; }
                }

                public static class SomeTest {
                    @Test public void one() {}
                    @Test public void two() {}
                }

                public static void main(String[] args) {
                    TestNG tests = new TestNG(false);
                    tests.setVerbose(0);
                    tests.setTestClasses(new Class[] {SomeTest.class});
                    tests.addListener((ITestNGListener) new Counting()); // counting
                    tests.addListener((ITestNGListener) new Around()); // around
                    tests.run();
                    System.out.println(told + " " + invoked);
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1.14.1", "6.0.1"})
    void thoseOfTheJUnitPlatformAreFoundAndMeasured(String version) {
        TelemetryProgram program = TelemetryProgram.run(
                directory,
                TestLibraries.jars("junit-platform-console-standalone-" + version),
                "include=Main*",
                PLATFORM);

        String listener = "org.junit.platform.launcher.TestExecutionListener";
        long told = Long.parseLong(program.stdout().split(" ")[0]);
        assertThat(told).isGreaterThanOrEqualTo(8);
        program.expect("counting", listener, HandlerKind.NAMED, told);
        program.expect("execute", listener, HandlerKind.ANONYMOUS, 1);
        program.expect("discovery", "org.junit.platform.launcher.LauncherDiscoveryListener", HandlerKind.ANONYMOUS, 1);
        assertThat(program.calls(program.ofClass("Main$Watcher"))).isEqualTo(2);

        Telemetry.Handler summary = program.handler(program.registered("summary"));
        assertThat(summary.className()).isEqualTo("org.junit.platform.launcher.listeners.SummaryGeneratingListener");
        assertThat(program.calls(summary))
                .as("a listener of the library that the program itself registers")
                .isGreaterThanOrEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.12", "4.13.2"})
    void thoseOfJUnit4AreFoundAndMeasured(String version) {
        TelemetryProgram program = TelemetryProgram.run(
                directory, TestLibraries.jars("junit-" + version, "hamcrest-core-1.3"), "include=Main*", JUNIT4);

        String listener = "org.junit.runner.notification.RunListener";
        program.expect("counting", listener, HandlerKind.ANONYMOUS, 4);
        assertThat(program.registered("counting").state()).isEqualTo(Telemetry.State.REMOVED);
        Telemetry.Handler text = program.handler(program.registered("text"));
        assertThat(text.className()).isEqualTo("org.junit.internal.TextListener");
        assertThat(program.calls(text)).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"testng-6.14.3, jcommander-1.72, bsh-2.0b6", "testng-7.11.0, jcommander-1.83, slf4j-api-2.0.16"})
    void thoseOfTestNgAreFoundAndMeasured(String testng, String commander, String more) {
        TelemetryProgram program =
                TelemetryProgram.run(directory, TestLibraries.jars(testng, commander, more), "include=Main*", TESTNG);

        Telemetry.Handler counting = program.handler(program.registered("counting"));
        assertThat(counting.className()).isEqualTo("Main$Counting");
        assertThat(program.calls(counting)).isGreaterThanOrEqualTo(2);
        program.expect("around", "org.testng.IInvokedMethodListener", HandlerKind.NAMED, 4);
    }
}
