package dev.culprit.maven;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Puts the agent into the models of a build's projects. Not thread safe; used before any project is built.
 */
final class Recording {

    private static final String DEFAULT_OUT = ".culprit/profiles";
    private static final String AGENT_CLASS = "dev/culprit/agent/AnyJvm.class";

    /** Set in a project that has the agent, so that a plugin which is bound and typed adds it once. */
    private static final String ADDED = "culprit.added";

    private final MavenSession session;
    private final Map<Path, String> forks = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> sets = new TreeSet<>();
    private int projects;

    Recording(MavenSession session) {
        this.session = session;
    }

    /**
     * Records the tests of {@code project}.
     *
     * @throws BadSettings if they cannot be recorded so; then the model is as it was
     */
    void add(MavenProject project, RecordingSettings settings) throws BadSettings {
        if (settings.skip() || has(project) || isRecordedAnyway()) {
            return;
        }
        Path out = out(settings);
        String fork = forks.computeIfAbsent(out, set -> new ProfileSet(set).nextFork());
        Map<String, String> options = new LinkedHashMap<>();
        options.put(RecordingSettings.OUT, out.toString());
        options.put("fork", fork);
        options.putAll(settings.agentOptions());
        String argument = AgentArgument.of(agent(), options);
        BuildProperties properties = new BuildProperties(session, project);
        properties.defineArguments();
        for (String name : TestPlugin.NAMES) {
            TestPlugin plugin = new TestPlugin(project, name);
            plugin.append(argument);
            plugin.inMavensJvm(properties)
                    .forEach(id -> warnings.add("tests of " + project.getId() + " (" + name + ", " + id
                            + ") run in Maven's own JVM, as forkCount is 0; they are not recorded"));
        }
        project.getProperties().setProperty(ADDED, "true");
        sets.add(out + " as fork " + fork);
        projects++;
    }

    /** Whether {@code culprit run}, or whoever sets this variable, has the agent in every JVM already. */
    private boolean isRecordedAnyway() {
        return session.getSystemProperties()
                .getProperty("env.JAVA_TOOL_OPTIONS", "")
                .contains("culprit-agent");
    }

    /** Whether {@code project} has the agent already. */
    static boolean has(MavenProject project) {
        return Boolean.parseBoolean(project.getProperties().getProperty(ADDED));
    }

    /** What is recorded, in one line; empty when nothing is. */
    String summary() {
        return projects == 0
                ? ""
                : "the tests of " + projects + (projects == 1 ? " project" : " projects") + " are recorded in "
                        + String.join(", ", sets);
    }

    /** What is not recorded, and why, a line each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Path out(RecordingSettings settings) {
        String typed = settings.out() == null || settings.out().isBlank()
                ? DEFAULT_OUT
                : settings.out().strip();
        return Path.of(session.getExecutionRootDirectory())
                .resolve(typed)
                .toAbsolutePath()
                .normalize();
    }

    /** The agent's jar, which Maven resolved as a dependency of this plugin. */
    private static Path agent() throws BadSettings {
        URL found = Recording.class.getClassLoader().getResource(AGENT_CLASS);
        String address = found == null ? "" : found.toString();
        if (!address.startsWith("jar:") || !address.endsWith("!/" + AGENT_CLASS)) {
            throw new BadSettings("the agent's jar is not among this plugin's dependencies");
        }
        try {
            return Path.of(new URI(address.substring("jar:".length(), address.length() - AGENT_CLASS.length() - 2)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new BadSettings("the agent's jar cannot be named: " + e.getMessage());
        }
    }
}
