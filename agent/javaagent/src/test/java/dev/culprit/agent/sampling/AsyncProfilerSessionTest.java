package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.agent.options.SampledEvent;
import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is started when some of it cannot be. */
final class AsyncProfilerSessionTest {

    private static final List<SampledEvent> ALL = List.of(
            new SampledEvent("cpu", 5),
            new SampledEvent("wall", 6),
            new SampledEvent("alloc", 7),
            new SampledEvent("lock", 8));
    private static final List<String> ENGINES = List.of("cpu", "ctimer", "itimer");

    @Test
    void allOfItInOneSession() throws Exception {
        TestingCommands commands = new TestingCommands();
        AsyncProfilerSession session = session(commands);

        assertThat(session.start(ALL, ENGINES)).isEqualTo("cpu");
        assertThat(commands.started())
                .singleElement()
                .asString()
                .contains(
                        "start,jfr,clock=monotonic",
                        ",quiet,signal=1/2,event=cpu,interval=5,wall=6,alloc=7,lock=8,file=");
        assertThat(session.problems()).isEmpty();
        assertThat(session.notes()).isEmpty();
    }

    @Test
    void theNextEngineWhereOneRefuses() throws Exception {
        TestingCommands commands = new TestingCommands("event=cpu", "event=ctimer");
        AsyncProfilerSession session = session(commands);

        assertThat(session.start(ALL, ENGINES)).isEqualTo("itimer");
        assertThat(commands.started()).singleElement().asString().contains("event=itimer", "lock=8");
        assertThat(session.problems()).isEmpty();
        assertThat(session.notes())
                .containsExactly(
                        "The engine cpu of CPU samples could not be started: no event=cpu.",
                        "The engine ctimer of CPU samples could not be started: no event=ctimer.");
    }

    @Test
    void theOthersWhereOneEventCannotBeHad() throws Exception {
        TestingCommands commands = new TestingCommands("alloc=", "event=");
        AsyncProfilerSession session = session(commands);

        session.start(ALL, ENGINES);

        assertThat(commands.started())
                .singleElement()
                .asString()
                .contains(",wall=6,lock=8,")
                .doesNotContain("alloc");
        assertThat(session.problems())
                .containsEntry("alloc", "no alloc=")
                .containsKey("cpu")
                .hasSize(2);
    }

    @Test
    void nothingWhereNoneCanBeHad() {
        assertThatThrownBy(() -> session(new TestingCommands("start")).start(ALL, ENGINES))
                .isInstanceOf(SamplerException.class)
                .hasMessageContaining("no start");
    }

    @Test
    void eventsThatDoNotGoTogetherAreNotTriedForEver() {
        assertThatThrownBy(() -> session(new TestingCommands("wall=6,alloc=7")).start(ALL, ENGINES))
                .isInstanceOf(SamplerException.class)
                .hasMessage("no wall=6,alloc=7");
    }

    @Test
    void aSessionOfSomebodyElseIsLeftAlone() {
        assertThatThrownBy(() -> session(command -> {
                            throw new IllegalStateException("Profiler already started");
                        })
                        .start(ALL, ENGINES))
                .isInstanceOf(SamplerException.class)
                .hasMessage("it is running already");
    }

    private static AsyncProfilerSession session(SamplerCommands commands) {
        return new AsyncProfilerSession(commands, ",quiet", ",signal=1/2", new File("none.jfr"));
    }
}
