package dev.culprit.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to record of a build, as its user says it.
 *
 * @param skip whether to record nothing
 * @param out directory of the profile set; null for {@code .culprit/profiles} below the directory that the build was started for
 * @param include classes to record, as patterns joined by {@code +}; null for the project's own code
 * @param exclude classes to leave out, written likewise; null for none
 * @param sampling events for the sampler, such as {@code cpu+alloc}; null for none
 * @param options any other options of the agent, {@code name=value} separated by commas; null for none
 */
record RecordingSettings(
        boolean skip,
        @Nullable String out,
        @Nullable String include,
        @Nullable String exclude,
        @Nullable String sampling,
        @Nullable String options) {

    static final String SKIP = "skip";
    static final String OUT = "out";
    static final String INCLUDE = "include";
    static final String EXCLUDE = "exclude";
    static final String SAMPLING = "sampling";
    static final String OPTIONS = "options";

    /** Before the name of a setting, in properties. */
    static final String PREFIX = "culprit.";

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    /** Says the value of a setting, null when it is not set. */
    interface Source {
        @Nullable
        String get(String setting);
    }

    static RecordingSettings of(Source source) {
        return new RecordingSettings(
                Boolean.parseBoolean(source.get(SKIP)),
                source.get(OUT),
                source.get(INCLUDE),
                source.get(EXCLUDE),
                source.get(SAMPLING),
                source.get(OPTIONS));
    }

    /**
     * The agent's options, by their names, without {@code out} and {@code fork}.
     *
     * @throws BadSettings if one of the other options is none, or one that the plugin sets itself
     */
    Map<String, String> agentOptions() throws BadSettings {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, INCLUDE, include);
        put(named, EXCLUDE, exclude);
        put(named, SAMPLING, sampling);
        if (options == null || options.isBlank()) {
            return named;
        }
        for (String option : COMMA.split(options.strip())) {
            String[] parts = option.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank()) {
                throw new BadSettings("'" + option + "' in " + PREFIX + OPTIONS + " is not name=value");
            }
            if (named.containsKey(parts[0]) || parts[0].equals(OUT) || parts[0].equals("fork")) {
                throw new BadSettings("'" + parts[0] + "' in " + PREFIX + OPTIONS + " is set by the plugin itself");
            }
            named.put(parts[0], parts[1]);
        }
        return named;
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            options.put(name, value.strip());
        }
    }
}
