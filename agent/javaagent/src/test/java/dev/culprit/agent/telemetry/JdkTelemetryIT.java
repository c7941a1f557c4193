package dev.culprit.agent.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the JDK itself has: loggers, beans, management and flight recordings. */
class JdkTelemetryIT {

    private static final String LOGGING = """
            import java.util.logging.*;

            public class Main {

                static int published;

                static class Counting extends Handler {
                    @Override public void publish(LogRecord record) { published += record.getMessage().length(); }
                    @Override public void flush() {}
                    @Override public void close() {}
                }

                public static void main(String[] args) {
                    Logger logger = Logger.getLogger("main");
                    logger.setUseParentHandlers(false);
                    Counting counting = new Counting();
                    logger.addHandler(counting); // counting
                    logger.addHandler(counting); // twice
                    logger.setFilter(record -> !record.getMessage().equals("3")); // filter
                    StreamHandler stream = new StreamHandler(System.out, new Formatter() {
                        @Override public String format(LogRecord record) { return record.getMessage() + System.lineSeparator(); }
                    });
                    logger.addHandler(stream); // stream
                    for (int i = 0; i < 5; i++) { logger.info(String.valueOf(i)); } // emit
                    logger.removeHandler(counting);
                    stream.flush();
                    logger.info("last");
                    stream.close();
                    System.out.println(published);
                }
            }
            """;

    private static final String BEANS = """
            import java.beans.*;
            import javax.management.*;

            public class Main {

                static int changes, notifications, passed;
                static Broadcaster broadcaster = new Broadcaster(); // never collected

                static class Watching implements PropertyChangeListener {
                    @Override public void propertyChange(PropertyChangeEvent event) { changes += event.getPropertyName().length(); }
                }

                public interface ToldMBean {}
                public static class Told extends NotificationBroadcasterSupport implements ToldMBean {}

                static class Broadcaster extends NotificationBroadcasterSupport {
                    void tell(int i) { sendNotification(new Notification("t", this, i)); }
                }

                public static void main(String[] args) throws Exception {
                    PropertyChangeSupport support = new PropertyChangeSupport("bean");
                    PropertyChangeListener listener = event -> changes += event.getPropertyName().length();
                    support.addPropertyChangeListener(listener); // change
                    for (int i = 0; i < 5; i++) { support.firePropertyChange("p", i, i + 1); }
                    support.removePropertyChangeListener(listener);
                    broadcaster.addNotificationListener((notification, back) -> notifications += back.hashCode(), null, 7); // jmx
                    for (int i = 0; i < 3; i++) { broadcaster.tell(i); }
                    support.addPropertyChangeListener("named", new Watching()); // property
                    for (int i = 0; i < 4; i++) { support.firePropertyChange("named", i, i + 1); }
                    support.addPropertyChangeListener(new PropertyChangeListenerProxy("named", new PropertyChangeListener() { // proxy
                        @Override public void propertyChange(PropertyChangeEvent event) { changes += event.getPropertyName().length(); }
                    }));
                    support.firePropertyChange("named", 1, 2);
                    MBeanServer server = java.lang.management.ManagementFactory.getPlatformMBeanServer();
                    ObjectName name = new ObjectName("main:type=Told");
                    Told told = new Told();
                    server.registerMBean(told, name);
                    NotificationListener listening = new NotificationListener() {
                        @Override public void handleNotification(Notification notification, Object back) { notifications += back.hashCode(); }
                    };
                    server.addNotificationListener(name, listening, notification -> { // server
                        passed++;
                        return notification.getSequenceNumber() > 1;
                    }, 1);
                    for (int i = 0; i < 3; i++) { told.sendNotification(new Notification("t", name, i)); }
                    server.removeNotificationListener(name, listening);
                    System.out.println(changes + " " + notifications + " " + passed);
                }
            }
            """;

    private static final String RECORDING = """
            import java.util.concurrent.CountDownLatch;
            import java.util.function.Consumer;
            import jdk.jfr.*;
            import jdk.jfr.consumer.*;

            public class Main {

                @Name("Mine") static class Mine extends Event {}

                static class Counting implements Consumer<RecordedEvent> {
                    final CountDownLatch latch;
                    Counting(CountDownLatch latch) { this.latch = latch; }
                    @Override public void accept(RecordedEvent event) { latch.countDown(); }
                }

                public static void main(String[] args) throws Exception {
                    CountDownLatch latch = new CountDownLatch(6);
                    CountDownLatch closed = new CountDownLatch(1);
                    Consumer<RecordedEvent> removed = event -> latch.countDown();
                    try (RecordingStream stream = new RecordingStream()) {
                        stream.enable("Mine");
                        stream.onEvent("Mine", event -> latch.countDown()); // event
                        stream.onEvent(new Counting(latch)); // named
                        stream.onEvent("Mine", removed); // removed
                        stream.remove(removed);
                        stream.onClose(() -> closed.countDown()); // close
                        stream.startAsync();
                        for (int i = 0; i < 3; i++) { new Mine().commit(); }
                        latch.await();
                    }
                    closed.await();
                    System.out.println(latch.getCount());
                }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void handlersAndFiltersOfLoggersAreFoundAndMeasured() {
        TelemetryProgram program = TelemetryProgram.run(directory, List.of(), "include=Main*", LOGGING);

        Telemetry.Handler counting = program.expect("counting", "java.util.logging.Handler", HandlerKind.NAMED, 9);
        assertThat(program.emitters(counting)).contains("Main.main:" + program.line("emit"));
        assertThat(program.registered("twice").object())
                .isEqualTo(program.registered("counting").object());
        assertThat(program.registered("counting").state()).isEqualTo(Telemetry.State.REMOVED);
        assertThat(program.target(program.registered("counting")).className()).isEqualTo("java.util.logging.Logger");
        program.expect("filter", "java.util.logging.Filter", HandlerKind.LAMBDA, 6);
        Telemetry.Handler stream = program.handler(program.registered("stream"));
        assertThat(stream.className()).isEqualTo("java.util.logging.StreamHandler");
        assertThat(program.calls(stream)).as("a handler of the JDK").isGreaterThanOrEqualTo(5);
        assertThat(program.ofClass("Main$1").kind()).isEqualTo(HandlerKind.ANONYMOUS);
        assertThat(program.calls(program.ofClass("Main$1"))).isEqualTo(5);
    }

    @Test
    void listenersOfBeansAndOfManagementAreFoundAndMeasured() {
        TelemetryProgram program = TelemetryProgram.run(directory, List.of(), "include=Main*", BEANS);

        program.expect("change", "java.beans.PropertyChangeListener", HandlerKind.LAMBDA, 5);
        assertThat(program.registered("change").state()).isEqualTo(Telemetry.State.REMOVED);
        program.expect("jmx", "javax.management.NotificationListener", HandlerKind.LAMBDA, 3);
        assertThat(program.registered("jmx").state()).isEqualTo(Telemetry.State.OPEN);
        program.expect("property", "java.beans.PropertyChangeListener", HandlerKind.NAMED, 5);
        assertThat(program.registeredIn("proxy"))
                .extracting(made -> program.handler(made).className())
                .contains("Main$1");
        assertThat(program.calls(program.ofClass("Main$1"))).isEqualTo(1);
        program.expect("server", "javax.management.NotificationListener", HandlerKind.ANONYMOUS, 1);
        assertThat(program.registered("server").state()).isEqualTo(Telemetry.State.REMOVED);
        assertThat(program.calls(program.ofType("javax.management.NotificationFilter")))
                .isEqualTo(3);
    }

    @Test
    void consumersOfEventStreamsAreFoundAndMeasured() {
        TelemetryProgram program = TelemetryProgram.run(directory, List.of(), "include=Main*", RECORDING);

        String stream = "jdk.jfr.consumer.RecordingStream";
        program.expect("event", stream, HandlerKind.CAPTURING_LAMBDA, 3);
        program.expect("named", stream, HandlerKind.NAMED, 3);
        program.expect("removed", stream, HandlerKind.CAPTURING_LAMBDA, 0);
        assertThat(program.registered("removed").state()).isEqualTo(Telemetry.State.REMOVED);
        Telemetry.Handler close = program.handler(program.registered("close"));
        assertThat(program.calls(close))
                .as("some versions of the JDK do it twice")
                .isPositive();
    }
}
