package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.samples.SampleVisitor;
import dev.culprit.profile.EnvironmentFacts;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a recording says of the machine and the JVM that it is of, as facts by the names of {@link EnvironmentFacts}. The JDK and
 * async-profiler fill the same fields with other texts. What cannot be told from them is left out. Not thread safe.
 */
final class EnvironmentReader implements EventReader {

    /** {@code OpenJDK 64-Bit Server VM (17.0.15+6) for linux-amd64 JRE (17.0.15+6), built on …}; async-profiler writes the version alone. */
    private static final Pattern JVM_VERSION = Pattern.compile("\\((\\S+)\\) for ([a-z]+)-(\\S+) JRE \\((\\S+)\\)");

    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.+_-]*");

    /** {@code Brand: AMD EPYC , Vendor: …} of the JDK, {@code model name : AMD EPYC} of async-profiler. */
    private static final Pattern CPU_MODEL =
            Pattern.compile("^Brand: ([^\\n]*?)\\s*, Vendor:|(?:^|\\n)model name\\s*:\\s*([^\\n]*)");

    private static final Pattern KERNEL = Pattern.compile("uname: (\\S+) (\\S+) [^\\n]*?(\\S+)\\s*(?:\\n|$)");

    private static final String WINDOWS = "Windows";
    private static final int LOOKED_AT = 4_096;
    private static final int LONGEST = 200;

    private final EnvironmentEvent event;
    private final Layout layout;
    private final Constants constants;
    private final SampleVisitor visitor;

    EnvironmentReader(
            EnvironmentEvent event,
            Cursor cursor,
            Metadata metadata,
            JfrType type,
            Constants constants,
            SampleVisitor visitor)
            throws IOException {
        this.event = event;
        this.layout = Layout.of(cursor, metadata, type.fields(), event.fields());
        this.constants = constants;
        this.visitor = visitor;
    }

    @Override
    public void read(Cursor cursor) throws IOException {
        layout.readWanted(cursor);
        switch (event) {
            case CPU -> cpu(text(0), text(1), layout.number(2));
            case OS -> kernel(text(0));
            case JVM -> jvm(text(0), text(1));
            case PROPERTY -> property(text(0), text(1));
            case COLLECTOR -> collector(constants.collector(layout.number(0)), constants.collector(layout.number(1)));
        }
    }

    @Override
    public boolean isInVain() {
        return false;
    }

    /** No recorder writes what is looked for far from the beginning, and a file from anywhere may have a text of millions of letters. */
    private String text(int slot) {
        String text = layout.text(slot);
        return text.substring(0, Math.min(text.length(), LOOKED_AT));
    }

    private void cpu(String kind, String description, long threads) {
        Matcher model = CPU_MODEL.matcher(description);
        String named = model.find() ? (model.group(1) != null ? model.group(1) : model.group(2)) : "";
        tell(
                EnvironmentFacts.CPU_MODEL,
                named.isBlank() ? kind + " " + description.lines().findFirst().orElse("") : named);
        if (threads > 0) {
            tell(EnvironmentFacts.CPU_COUNT, Long.toString(threads));
        }
    }

    private void kernel(String description) {
        Matcher kernel = KERNEL.matcher(description);
        if (kernel.find()) {
            tell(EnvironmentFacts.OS_NAME, kernel.group(1));
            tell(EnvironmentFacts.OS_VERSION, kernel.group(2));
            tell(EnvironmentFacts.OS_ARCH, kernel.group(3));
        } else if (description.contains(WINDOWS)) {
            tell(EnvironmentFacts.OS_NAME, WINDOWS);
            tell(EnvironmentFacts.OS_VERSION, description.substring(description.indexOf(WINDOWS)));
        }
    }

    private void jvm(String name, String version) {
        tell(EnvironmentFacts.JVM_NAME, name);
        Matcher full = JVM_VERSION.matcher(version);
        if (full.find()) {
            tell(EnvironmentFacts.JDK_VERSION, full.group(4));
        } else if (VERSION.matcher(version).matches()) {
            tell(EnvironmentFacts.JDK_VERSION, version);
        }
    }

    private void property(String key, String value) {
        if (key.equals("java.vm.vendor")) {
            tell(EnvironmentFacts.JDK_VENDOR, value);
        }
    }

    /** The names that the JVM gives the collector's halves, such as {@code G1New} and {@code G1Old}. */
    private void collector(String young, String old) {
        if (!old.isEmpty()) {
            boolean one = young.isEmpty() || young.equals("N/A") || young.equals(old);
            tell(EnvironmentFacts.JVM_GC, one ? old : young + "+" + old);
        }
    }

    private void tell(String fact, String value) {
        String text = value.strip().replaceAll("\\s+", " ");
        if (!text.isEmpty()) {
            visitor.environment(fact, text.substring(0, Math.min(text.length(), LONGEST)));
        }
    }
}
