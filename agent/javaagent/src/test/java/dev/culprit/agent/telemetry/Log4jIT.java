package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real appenders and filters of Log4j 2, of an old version and of the newest. */
class Log4jIT {

    private static final String PROGRAM = """
            import org.apache.logging.log4j.*;
            import org.apache.logging.log4j.core.*;
            import org.apache.logging.log4j.core.appender.*;
            import org.apache.logging.log4j.core.config.*;
            import org.apache.logging.log4j.core.filter.*;
            import org.apache.logging.log4j.core.layout.PatternLayout;

            public class Main {

                static int appended, filtered;

                static class Counting extends AbstractAppender {
                    Counting(String name) { super(name, null, null, false, Property.EMPTY_ARRAY); }
                    @Override public void append(LogEvent event) {
                        appended += event.getMessage().getFormattedMessage().length();
                    }
                }

                static class Odd extends AbstractFilter {
                    @Override public Result filter(LogEvent event) {
                        filtered++;
                        return event.getMessage().getFormattedMessage().length() > 0 ? Result.NEUTRAL : Result.DENY;
                    }
                }

                public static void main(String[] args) {
                    org.apache.logging.log4j.status.StatusLogger.getLogger().setLevel(Level.OFF);
                    LoggerContext context = (LoggerContext) LogManager.getContext(false);
                    org.apache.logging.log4j.core.Logger logger = context.getLogger("main");
                    logger.setAdditive(false);
                    logger.setLevel(Level.INFO);
                    Counting counting = new Counting("counting");
                    counting.start();
                    counting.addFilter(new Odd()); // odd
                    logger.addAppender(counting); // counting
                    Appender failing = new AbstractAppender("failing", null, null, false, Property.EMPTY_ARRAY) {
                        @Override public void append(LogEvent event) {
                            if (event.getMessage().getFormattedMessage().equals("3")) throw new IllegalStateException();
                        }
                    };
                    failing.start();
                    logger.addAppender(failing); // failing
                    ConsoleAppender console = ConsoleAppender.newBuilder().setName("console")
                            .setTarget(ConsoleAppender.Target.SYSTEM_OUT)
                            .setLayout(PatternLayout.newBuilder().withPattern("%msg %level%n").build()).build();
                    console.start();
                    logger.addAppender(console); // console
                    int failures = 0;
                    for (int i = 0; i < 10; i++) {
                        try {
                            logger.info(String.valueOf(i)); // emit
                        } catch (IllegalStateException | LoggingException e) {
                            failures++;
                        }
                    }
                    logger.removeAppender(counting);
                    logger.info("last");
                    System.out.println(appended + " " + filtered + " " + failures);
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2.17.2", "2.26.1"})
    void itsAppendersAndFiltersAreFoundAndMeasured(String version) {
        List<Path> jars = TestLibraries.jars("log4j-api-" + version, "log4j-core-" + version);

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        String appender = "org.apache.logging.log4j.core.Appender";
        Telemetry.Handler counting = program.expect("counting", appender, HandlerKind.NAMED, 10);
        assertThat(program.emitters(counting))
                .isNotEmpty()
                .allMatch(emitter -> emitter.equals("Main.main:" + program.line("emit")));
        assertThat(program.registered("counting").state()).isEqualTo(Telemetry.State.REMOVED);
        Telemetry.Handler failing = program.expect("failing", appender, HandlerKind.ANONYMOUS, 11);
        assertThat(program.thrown(failing)).isEqualTo(1);
        program.expect("odd", "org.apache.logging.log4j.core.Filter", HandlerKind.NAMED, 10);
        Telemetry.Handler console = program.handler(program.registered("console"));
        assertThat(console.className()).isEqualTo("org.apache.logging.log4j.core.appender.ConsoleAppender");
        assertThat(program.calls(console)).as("by the method that it inherits").isGreaterThanOrEqualTo(10);
    }
}
