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

/** Real application contexts of Spring. */
class SpringIT {

    private static final String LISTENER = "org.springframework.context.ApplicationListener";

    private static final String PROGRAM = """
            import org.springframework.context.*;
            import org.springframework.context.annotation.AnnotationConfigApplicationContext;
            import org.springframework.context.event.*;
            import org.springframework.context.support.AbstractApplicationContext;

            public class Main {

                static int seen;

                static class Asked extends ApplicationEvent {
                    Asked(Object source) { super(source); }
                }

                static class Counting implements ApplicationListener<Asked> {
                    @Override public void onApplicationEvent(Asked event) { seen += event.toString().length() > 0 ? 1 : 0; }
                }

                static class Smart implements SmartApplicationListener {
                    @Override public boolean supportsEventType(Class<? extends ApplicationEvent> type) { return type == Asked.class; }
                    @Override public void onApplicationEvent(ApplicationEvent event) { seen += event.toString().length() > 0 ? 1 : 0; }
                }

                static class Bean implements ApplicationListener<Asked> {
                    @Override public void onApplicationEvent(Asked event) { seen += event.toString().length() > 0 ? 1 : 0; }
                }

                static class Beans {
                    @EventListener public void on(Asked event) { seen += event.toString().length() > 0 ? 1 : 0; }
                    @EventListener public void ready(ContextRefreshedEvent event) { seen += event.toString().length() > 0 ? 1 : 0; }
                    public void other() { seen += toString().length() > 0 ? 1 : 0; }
                }

                public static void main(String[] args) {
                    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
                    context.register(Beans.class, Bean.class);
                    Counting counting = new Counting();
                    context.addApplicationListener(counting); // counting
                    context.addApplicationListener((ApplicationListener<ApplicationEvent>) event -> seen++); // lambda
                    context.addApplicationListener(new Smart()); // smart
                    context.refresh(); // refresh
                    context.addApplicationListener(new ApplicationListener<Asked>() { // anonymous
                        @Override public void onApplicationEvent(Asked event) { seen += event.toString().length() > 0 ? 1 : 0; }
                    });
                    for (int i = 0; i < 5; i++) { context.publishEvent(new Asked(context)); } // emit
                    context.getBean(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, ApplicationEventMulticaster.class)
                            .removeApplicationListener(counting);
                    context.publishEvent(new Asked(context));
                    context.getBean(Beans.class).other();
                    context.close();
                    System.out.println(seen);
                }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"5.3.39, spring-jcl-5.3.39", "7.0.10, commons-logging-1.3.5"})
    void itsListenersAreFoundAndMeasured(String version, String logging) {
        List<Path> jars = TestLibraries.jars(
                "spring-core-" + version,
                "spring-beans-" + version,
                "spring-aop-" + version,
                "spring-expression-" + version,
                "spring-context-" + version,
                logging);

        TelemetryProgram program = TelemetryProgram.run(directory, jars, "include=Main*", PROGRAM);

        Telemetry.Handler counting = program.expect("counting", LISTENER, HandlerKind.NAMED, 5);
        assertThat(program.emitters(counting)).containsOnly("Main.main:" + program.line("emit"));
        assertThat(program.registered("counting").state())
                .as("removed from what the context had handed it to")
                .isEqualTo(Telemetry.State.REMOVED);
        program.expect("lambda", LISTENER, HandlerKind.LAMBDA, 8);
        Telemetry.Handler smart = program.handler(program.registered("smart"));
        assertThat(program.calls(smart)).isEqualTo(6);
        program.expect("anonymous", LISTENER, HandlerKind.ANONYMOUS, 6);

        assertThat(program.registeredIn("refresh"))
                .as("the beans of the application, not what Spring makes of its own, and nothing twice")
                .extracting(made -> program.handler(made).className())
                .containsExactly("Main$Bean");
        assertThat(program.calls(program.ofClass("Main$Bean"))).isEqualTo(6);
        Telemetry.Handler annotated = program.ofClass("Main$Beans");
        assertThat(annotated.type()).isEqualTo("org.springframework.context.event.EventListener");
        assertThat(program.calls(annotated)).isEqualTo(7);
    }
}
