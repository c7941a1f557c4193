package dev.culprit.analyzer.cli.doctor;

/** Whether the kernel lets a user count and sample by performance events. */
final class PerfEvents {

    private static final String SETTING = "/proc/sys/kernel/perf_event_paranoid";

    private final SystemFiles files;

    PerfEvents(SystemFiles files) {
        this.files = files;
    }

    Finding examine() {
        return files.read(SETTING)
                .map(PerfEvents::judge)
                .orElseGet(() -> Finding.note(
                        "perf events", "none on this system", "calls and times are recorded all the same"));
    }

    private static Finding judge(String setting) {
        String observation = "perf_event_paranoid = " + setting;
        return switch (level(setting)) {
            case ALL -> Finding.ok("perf events", observation + ": user and kernel");
            case USER ->
                Finding.note(
                        "perf events",
                        observation + ": user code only, without privileges",
                        "kernel.perf_event_paranoid=1 shows the kernel too; without, samples are taken by timers, see below");
            case NONE ->
                Finding.note(
                        "perf events",
                        observation + ": none without privileges",
                        "sysctl kernel.perf_event_paranoid=1 allows sampling by them; without, it is done by timers, see below");
        };
    }

    private static Level level(String setting) {
        try {
            int value = Integer.parseInt(setting);
            return value <= 1 ? Level.ALL : value == 2 ? Level.USER : Level.NONE;
        } catch (NumberFormatException e) {
            return Level.NONE;
        }
    }

    private enum Level {
        ALL,
        USER,
        NONE
    }
}
