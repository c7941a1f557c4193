package dev.culprit.agent.options;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of options; {@code docs/agent-options.md} is made from it.
 *
 * <p>Each has a name for the agent's argument and an environment variable; the argument wins.
 */
public enum Option {
    OUT(
            "DIR",
            ".culprit/profiles",
            "Directory for the profiles, made when missing; relative to the working directory of the JVM."),
    INCLUDE(
            "PATTERNS",
            "",
            "Classes to instrument, as patterns joined by `+`: `*` stands for part of a name, `**` for any number of"
                    + " packages. A pattern includes the nested classes of what it matches. Default: the project's own"
                    + " classes, that is those from a directory or jar below the working tree."),
    EXCLUDE("PATTERNS", "", "Classes to leave out, written like `include`; wins over `include`."),
    FORK("NAME", "", "Name of the execution that this JVM belongs to; groups the JVMs of one command."),
    COMMIT(
            "ID",
            "",
            "Commit of the measured source tree. Default: `.git/HEAD` of the working tree, else what the CI system"
                    + " says."),
    SNAPSHOT(
            "DURATION",
            "10s",
            "How often the profile is written while the JVM runs (first after half of it), such as `500ms`, `10s`,"
                    + " `2m`; `off` for only at the end."),
    MAXNODES(
            "COUNT",
            "1000000",
            "Most nodes in the call trees of all threads, and never more than one for each KB that the heap can grow"
                    + " to; calls beyond go to `[truncated]`."),
    MAXDEPTH("COUNT", "512", "Deepest path in a call tree, at most 10000; deeper calls go to `[truncated]`."),
    MAXLATENCY(
            "SIZE",
            "64m",
            "Most memory for latency histograms, such as `64m`, and never more than a sixteenth of what the heap can grow"
                    + " to; beyond it, coarser ones are kept."),
    OVERHEAD(
            "PERCENT",
            "5%",
            "The share of the process's CPU time, that of probes not included, that probes are to take. When they are estimated"
                    + " to take more, the dearest functions are thinned: every call is still counted, one of 64 is timed; and"
                    + " where even counting one function costs far too much, its probe is taken out. An aim and no bound: a"
                    + " program that does little but call small functions stays above it. What was done is in the profile."
                    + " `off` holds no budget,"
                    + " and puts a probe even into methods that cost less than a probe (no call, no loop, a few"
                    + " instructions)."),
    TIMING(
            "MODE",
            "every",
            "How calls are timed from the start: `every` call, about one of 64 (`sampled`), or `none`. Every call is counted"
                    + " in any case."),
    PLAN(
            "FILE",
            "",
            "A profile, a directory of profiles, or a JSON file with an array `thinned` as in a profile's manifest; relative to the working"
                    + " directory of the JVM. The functions"
                    + " in it are thinned from the start as they were in the end there (where several profiles differ, by the one"
                    + " that measured least), and no other probe is taken out, so that both sides of a comparison measure alike."),
    WAITS(
            "WAYS",
            "on",
            "`probes` puts a probe around each call in a probed function that may block (sleep, park, lock, process, file, socket, JDBC,"
                    + " HTTP, class loading, `System.gc`): it becomes a row of its own below the function; and writes when threads"
                    + " waited, and how busy the machine was. `on` besides looks about every 10 ms what threads wait for that no"
                    + " probe is around: monitors, and waits inside libraries. `off`: such time is the function's own. See"
                    + " [tests and waits](tests-and-waits.md)."),
    TASKS(
            "SWITCH",
            "on",
            "`on` links what other threads do to who handed it to them: above a task's calls is a row for the function that handed it over,"
                    + " below the test in which it did. `off`: threads' calls stand by themselves."),
    TELEMETRY(
            "TYPES",
            "on",
            "`on` recognises telemetry handlers (Micrometer, OpenTelemetry, Logback, Log4j 2, `java.util.logging` and others), in the"
                    + " project's own classes and in libraries: their callbacks get probes, and the profile says where they were"
                    + " registered. The names of types joined by `+` do so besides for your own: `com.acme.EventHandler` for a class or an"
                    + " interface, `@com.acme.TelemetryHandler` for an annotation on types or methods. `off`: they are functions like"
                    + " any others. See [telemetry handlers](telemetry.md)."),
    ALLOC(
            "SWITCH",
            "off",
            "`on` meters the bytes that each call allocates itself. Costs about as much again as timing the call does. Virtual threads"
                    + " are not metered: the JVM does not tell what they allocate."),
    CPU(
            "SWITCH",
            "off",
            "`on` meters the CPU time that each call uses itself, which tells waiting from working. Costs about 25 times as"
                    + " much as timing the call, so it is for functions that take 100 µs and more. Virtual threads are not"
                    + " metered."),
    SAMPLING(
            "EVENTS",
            "off",
            "`off`, or events joined by `+` out of `cpu`, `wall`, `alloc`, `lock`: stacks are sampled besides, into libraries, the JDK and"
                    + " native code. `cpu:1ms` sets the interval of one (`alloc:64k` in bytes; for `lock` of time waited); else"
                    + " 5 ms, 20 ms, 512 KB and 100 µs. See [sampling](sampling.md)."),
    SAMPLER(
            "NAME",
            "auto",
            "The first sampler to try: `perf_events`, `ctimer` and `itimer` are engines of async-profiler, `jfr` is the JDK's Flight"
                    + " Recorder. The next in this order is taken where one cannot be had, and the profile says which it was. `auto` begins"
                    + " with the first. Samples of different engines are not compared, so name the one that all your machines have."),
    ONERROR(
            "ACTION",
            "continue",
            "What happens when the agent cannot start: `continue` runs the application without a profile, `exit` ends"
                    + " the JVM with exit code 2.");

    private final String placeholder;
    private final String defaultValue;
    private final String description;

    Option(String placeholder, String defaultValue, String description) {
        this.placeholder = placeholder;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** As in the agent's argument. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The environment variable. */
    public String variable() {
        return "CULPRIT_" + name();
    }

    public String placeholder() {
        return placeholder;
    }

    /** The value that stands for an option that is not given; empty when there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** One or two sentences of Markdown. */
    public String description() {
        return description;
    }

    static @Nullable Option of(String key) {
        for (Option option : values()) {
            if (option.key().equals(key)) {
                return option;
            }
        }
        return null;
    }
}
