package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.TestLibraries;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real appenders and filters of Logback, of an old version and of the newest. */
class LogbackIT {

    private static final String PROGRAM = """
            import ch.qos.logback.classic.*;
            import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
            import ch.qos.logback.classic.spi.ILoggingEvent;
            import ch.qos.logback.classic.turbo.TurboFilter;
            import ch.qos.logback.core.*;
            import ch.qos.logback.core.filter.Filter;
            import ch.qos.logback.core.spi.FilterReply;
            import org.slf4j.*;

            public class Main {

                static int appended, slow, seen;

                static class Counting extends AppenderBase<ILoggingEvent> {
                    @Override protected void append(ILoggingEvent event) { appended += event.getMessage().length(); }
                }

                static class Screening extends TurboFilter {
                    @Override public FilterReply decide(
                            Marker marker, ch.qos.logback.classic.Logger logger, Level level, String format, Object[] p,
                            Throwable t) {
                        seen += logger.getName().equals("main") ? 1 : 0;
                        return FilterReply.NEUTRAL;
                    }
                }

                static class Odd extends Filter<ILoggingEvent> {
                    int count;
                    @Override public FilterReply decide(ILoggingEvent event) {
                        return Integer.parseInt(event.getMessage()) % 2 == 1 ? FilterReply.NEUTRAL : FilterReply.DENY;
                    }
                }

                public static void main(String[] args) {
                    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
                    context.reset();
                    ch.qos.logback.classic.Logger logger = context.getLogger("main");
                    logger.setAdditive(false);
                    context.addTurboFilter(new Screening()); // turbo
                    Counting counting = new Counting();
                    counting.setContext(context);
                    counting.addFilter(new Odd()); // odd
                    counting.start();
                    logger.addAppender(counting); // counting
                    AppenderBase<ILoggingEvent> slowly = new AppenderBase<ILoggingEvent>() {
                        @Override protected void append(ILoggingEvent event) {
                            try { Thread.sleep(1); } catch (InterruptedException e) {}
                            slow++;
                        }
                    };
                    slowly.setContext(context);
                    slowly.start();
                    logger.addAppender(slowly); // slowly
                    logger.addAppender(slowly); // twice
                    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
                    encoder.setContext(context);
                    encoder.setPattern("%msg %level%n");
                    encoder.start();
                    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
                    console.setContext(context);
                    console.setEncoder(encoder); // encoder
                    console.start();
                    logger.addAppender(console); // console
                    for (int i = 0; i < 10; i++) { logger.info(String.valueOf(i)); } // emit
                    logger.detachAppender(slowly);
                    logger.info("11");
                    context.stop();
                    System.out.println(appended + " " + slow + " " + (seen >= 11));
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"1.2.13, 1.7.36", "1.6.6, 2.0.20"})
    void itsAppendersAndFiltersAreFoundAndMeasured(String version, String slf4j) {
        List<Path> jars =
                TestLibraries.jars("logback-classic-" + version, "logback-core-" + version, "slf4j-api-" + slf4j);

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        String appender = "ch.qos.logback.core.Appender";
        Telemetry.Handler counting = program.expect("counting", appender, HandlerKind.NAMED, 6);
        assertThat(program.emitters(counting)).contains("Main.main:" + program.line("emit"));
        assertThat(program.registered("counting").state())
                .as("stopped with its context")
                .isEqualTo(Telemetry.State.REMOVED);
        Telemetry.Handler slowly = program.expect("slowly", appender, HandlerKind.ANONYMOUS, 10);
        assertThat(program.totalNanos(slowly)).isGreaterThan(10_000_000);
        Telemetry.Registration twice = program.registered("twice");
        assertThat(twice.object()).isEqualTo(program.registered("slowly").object());
        assertThat(twice.target()).isEqualTo(program.registered("slowly").target());
        program.expect("odd", "ch.qos.logback.core.filter.Filter", HandlerKind.NAMED, 11);
        assertThat(program.calls(program.handler(program.registered("turbo")))).isGreaterThanOrEqualTo(11);

        Telemetry.Handler console = program.handler(program.registered("console"));
        assertThat(console.className()).isEqualTo("ch.qos.logback.core.ConsoleAppender");
        assertThat(program.calls(console)).as("by the method that it inherits").isGreaterThanOrEqualTo(11);
        Telemetry.Handler encoder = program.handler(program.registered("encoder"));
        assertThat(encoder.type()).isEqualTo("ch.qos.logback.core.encoder.Encoder");
        assertThat(program.calls(encoder)).isGreaterThanOrEqualTo(11);
    }
}
