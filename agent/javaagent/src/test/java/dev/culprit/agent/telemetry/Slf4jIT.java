package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands behind the interface of SLF4J: the program's own provider, and Logback. */
class Slf4jIT {

    private static final String PROVIDER = """
            import java.util.*;
            import org.slf4j.*;
            import org.slf4j.event.*;
            import org.slf4j.helpers.*;
            import org.slf4j.spi.*;

            public class Main {

                static int seen, tagged;

                static class Counting extends LegacyAbstractLogger {
                    @Override public boolean isTraceEnabled() { return false; }
                    @Override public boolean isDebugEnabled() { return false; }
                    @Override public boolean isInfoEnabled() { return true; }
                    @Override public boolean isWarnEnabled() { return true; }
                    @Override public boolean isErrorEnabled() { return true; }
                    @Override protected String getFullyQualifiedCallerName() { return null; }
                    @Override protected void handleNormalizedLoggingCall(Level level, Marker marker, String message, Object[] arguments, Throwable t) {
                        seen += message.length();
                    }
                }

                static class Aware extends Counting implements LoggingEventAware {
                    @Override public void log(LoggingEvent event) { seen += event.getMessage().length(); }
                }

                static class Tags extends BasicMDCAdapter {
                    @Override public void put(String key, String value) { tagged += key.length(); }
                }

                public static class Provider implements SLF4JServiceProvider {
                    private final IMarkerFactory markers = new BasicMarkerFactory();
                    private final MDCAdapter tags = new Tags();
                    @Override public ILoggerFactory getLoggerFactory() { return name -> name.equals("aware") ? new Aware() : new Counting(); }
                    @Override public IMarkerFactory getMarkerFactory() { return markers; }
                    @Override public MDCAdapter getMDCAdapter() { return tags; }
                    @Override public String getRequestedApiVersion() { return "2.0.99"; }
                    @Override public void initialize() {}
                }

                public static void main(String[] args) {
                    System.setProperty("slf4j.provider", "Main$Provider");
                    System.setProperty("slf4j.internal.verbosity", "WARN");
                    Logger plain = LoggerFactory.getLogger("plain");
                    Logger aware = LoggerFactory.getLogger("aware");
                    for (int i = 0; i < 5; i++) { plain.info("event {}", i); } // emit
                    for (int i = 0; i < 3; i++) { aware.atInfo().addKeyValue("i", i).log("event"); } // fluent
                    MDC.put("test", "one");
                    System.out.println(seen + " " + tagged);
                }
            }
            """;

    private static final String LOGBACK = """
            import ch.qos.logback.classic.LoggerContext;
            import ch.qos.logback.classic.spi.ILoggingEvent;
            import ch.qos.logback.core.AppenderBase;
            import org.slf4j.*;

            public class Main {

                static int appended;

                static class Counting extends AppenderBase<ILoggingEvent> {
                    @Override protected void append(ILoggingEvent event) { appended += event.getMessage().length(); }
                }

                public static void main(String[] args) {
                    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
                    context.reset();
                    Counting counting = new Counting();
                    counting.setContext(context);
                    counting.start();
                    context.getLogger("main").addAppender(counting); // counting
                    Logger logger = LoggerFactory.getLogger("main");
                    for (int i = 0; i < 5; i++) { logger.atInfo().addKeyValue("i", i).log("event"); } // emit
                    System.out.println(appended);
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2.0.9", "2.0.20"})
    void loggersAndContextsOfAProviderAreMeasured(String version) {
        TelemetryProgram program =
                TelemetryProgram.run(directory, TestLibraries.jars("slf4j-api-" + version), "include=Main*", PROVIDER);

        Telemetry.Handler counting = program.ofClass("Main$Counting");
        assertThat(counting.family()).isEqualTo("slf4j");
        assertThat(program.calls(counting)).isEqualTo(5);
        assertThat(program.emitters(counting)).containsOnly("Main.main:" + program.line("emit"));
        Telemetry.Handler aware = program.ofClass("Main$Aware");
        assertThat(program.emitters(aware)).contains("Main.main:" + program.line("fluent"));
        assertThat(program.calls(program.ofClass("Main$Tags"))).isEqualTo(1);
    }

    @Test
    void theLoggerOfLogbackEmitsAndIsNoHandler() {
        TelemetryProgram program = TelemetryProgram.run(
                directory,
                TestLibraries.jars("logback-classic-1.6.6", "logback-core-1.6.6", "slf4j-api-2.0.20"),
                "include=Main*",
                LOGBACK);

        Telemetry.Handler counting = program.expect("counting", "ch.qos.logback.core.Appender", HandlerKind.NAMED, 5);
        assertThat(program.emitters(counting)).containsOnly("Main.main:" + program.line("emit"));
        assertThat(program.telemetry().handlers())
                .filteredOn(handler -> handler.className().equals("ch.qos.logback.classic.Logger"))
                .allMatch(handler -> handler.callbacks().isEmpty());
    }
}
