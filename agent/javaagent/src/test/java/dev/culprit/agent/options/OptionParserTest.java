package dev.culprit.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionParserTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ","})
    void nothingGivenMeansTheDefaults(String argument) {
        AgentOptions options = OptionParser.parse(argument, Map.of());

        assertThat(options.out()).isEqualTo(new File(".culprit/profiles").getAbsoluteFile());
        assertThat(options.include()).isEmpty();
        assertThat(options.exclude()).isEmpty();
        assertThat(options.fork()).isNull();
        assertThat(options.commit()).isNull();
        assertThat(options.snapshotMillis()).isEqualTo(10_000);
        assertThat(options.maxNodes()).isEqualTo(1_000_000);
        assertThat(options.maxDepth()).isEqualTo(512);
        assertThat(options.maxLatencyBytes()).isEqualTo(64 << 20);
        assertThat(options.leaveOutTrivial()).isTrue();
        assertThat(options.overhead()).isEqualTo(0.05);
        assertThat(options.sampling()).isEmpty();
        assertThat(options.sampler()).isEqualTo(SamplerChoice.PERF_EVENTS);
        assertThat(options.exitOnError()).isFalse();
    }

    @Test
    void everyOptionIsRead() {
        AgentOptions options = OptionParser.parse(
                "out=/tmp/p,include=com.acme.**+org.foo.Bar,exclude=**.generated.**,fork=3,commit=abc-dirty,snapshot=500ms,"
                        + "maxnodes=10,maxdepth=20,maxlatency=2k,overhead=off,sampling=cpu:1ms+alloc,sampler=ctimer,onerror=exit",
                Map.of());

        assertThat(options.out()).isEqualTo(new File("/tmp/p").getAbsoluteFile());
        assertThat(options.include()).hasToString("[com.acme.**, org.foo.Bar]");
        assertThat(options.exclude()).hasToString("[**.generated.**]");
        assertThat(options.fork()).isEqualTo("3");
        assertThat(options.commit()).isEqualTo("abc-dirty");
        assertThat(options.snapshotMillis()).isEqualTo(500);
        assertThat(options.maxNodes()).isEqualTo(10);
        assertThat(options.maxDepth()).isEqualTo(20);
        assertThat(options.maxLatencyBytes()).isEqualTo(2048);
        assertThat(options.leaveOutTrivial()).isFalse();
        assertThat(options.sampling())
                .containsExactly(new SampledEvent("cpu", 1_000_000), new SampledEvent("alloc", 512 << 10));
        assertThat(options.sampler()).isEqualTo(SamplerChoice.CTIMER);
        assertThat(options.exitOnError()).isTrue();
        assertThat(options.given()).containsEntry("sampling", "cpu:1ms+alloc").containsEntry("maxlatency", "2k");
    }

    @Test
    void theArgumentWinsOverTheEnvironment() {
        Map<String, String> environment =
                Map.of("CULPRIT_FORK", "env", "CULPRIT_COMMIT", "c1", "CULPRIT_UNRELATED", "x");

        AgentOptions options = OptionParser.parse("fork=arg", environment);

        assertThat(options.fork()).isEqualTo("arg");
        assertThat(options.commit()).isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "out='/a,b'           | /a,b",
                "out=\"/a,b\",fork=1  | /a,b",
                "out=/a%2Cb           | /a,b",
                "out=/a%20b           | /a b",
                "out=/100%            | /100%",
                "out=/caf%C3%A9%20%E2%82%ACa | /café €a",
                "out=/not%FFutf%2     | /not%FFutf%2",
                "out=/o'brien's       | /o'brien's",
                "out=/a=b             | /a=b",
            })
    void valuesMayBeQuotedOrEscaped(String argument, String out) {
        assertThat(OptionParser.parse(argument, Map.of()).out()).isEqualTo(new File(out).getAbsoluteFile());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "colour=red           | unknown option 'colour'",
                "include              | option 'include' has no value",
                "out=                 | option 'out=': a value is missing",
                "include=com/acme     | option 'include=com/acme': 'com/acme' is not a class name pattern such as com.acme.**",
                "include=a..b         | option 'include=a..b': 'a..b' is not a class name pattern",
                "fork=a/b             | option 'fork=a/b': only letters, digits and _ . @ + - are allowed",
                "snapshot=10          | option 'snapshot=10': a duration such as 500ms, 10s or 2m, or off, is expected",
                "snapshot=0s          | option 'snapshot=0s': a duration",
                "snapshot=s           | option 'snapshot=s': a duration",
                "maxnodes=0           | option 'maxnodes=0': a whole number from 1 to 100000000 is expected",
                "maxdepth=99999       | option 'maxdepth=99999': a whole number from 1 to 10000 is expected",
                "maxdepth=ten         | option 'maxdepth=ten': a whole number",
                "maxlatency=big       | option 'maxlatency=big': a size such as 64m is expected",
                "overhead=5           | option 'overhead=5': a percentage such as 5%, or off, is expected",
                "sampling=heat        | option 'sampling=heat': off, or events out of cpu, wall, alloc, lock joined by +",
                "sampling=cpu+cpu:1ms | option 'sampling=cpu+cpu:1ms': each event once is expected",
                "sampling=cpu:1       | option 'sampling=cpu:1': an interval such as 100us or 1ms is expected",
                "sampling=cpu:1ns     | option 'sampling=cpu:1ns': an interval from 10us to 10s is expected",
                "sampling=alloc:x     | option 'sampling=alloc:x': a size such as 64m is expected",
                "sampling=alloc:0     | option 'sampling=alloc:0': an interval of more than 0 bytes is expected",
                "sampler=best         | option 'sampler=best': auto, perf_events, ctimer, itimer or jfr is expected",
                "onerror=panic        | option 'onerror=panic': continue or exit is expected",
                "out='/a              | the quote ' is not closed",
            })
    void whatIsWrongIsSaid(String argument, String problem) {
        assertThatExceptionOfType(BadOptionsException.class)
                .isThrownBy(() -> OptionParser.parse(argument, Map.of()))
                .withMessageContaining(problem)
                .withMessageContaining("docs/agent-options.md");
    }

    @Test
    void allProblemsAreNamedInOneLine() {
        assertThatExceptionOfType(BadOptionsException.class)
                .isThrownBy(() -> OptionParser.parse("colour=red,maxdepth=x", Map.of("CULPRIT_SNAPSHOT", "never")))
                .withMessageContaining("unknown option 'colour'; option 'snapshot=never'")
                .withMessageContaining("; option 'maxdepth=x'")
                .withMessageMatching("[^\n]*")
                .satisfies(e -> assertThat(e.exitOnError()).isFalse());
    }

    @Test
    void exitOnErrorHoldsForBadOptionsToo() {
        assertThatExceptionOfType(BadOptionsException.class)
                .isThrownBy(() -> OptionParser.parse("colour=red,onerror=exit", Map.of()))
                .satisfies(e -> assertThat(e.exitOnError()).isTrue());
    }
}
