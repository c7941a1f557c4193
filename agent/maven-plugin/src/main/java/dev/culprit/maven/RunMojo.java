package dev.culprit.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Records the tests of this build: <code>mvn dev.culprit:culprit-maven-plugin:run verify</code>. Adds culprit's agent to the JVMs that Surefire and
 * Failsafe start in the phases and goals after it, beside whatever <code>argLine</code> and JaCoCo put there.
 */
@Mojo(name = "run", aggregator = true, threadSafe = true)
public final class RunMojo extends AbstractMojo {

    /** Whether to record nothing. */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.SKIP, defaultValue = "false")
    private boolean skip;

    /**
     * Directory of the profile set, from the directory that Maven was started for. Each build adds a fork to it. Default:
     * <code>.culprit/profiles</code>.
     */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.OUT)
    private @Nullable String out;

    /** Classes to record, as patterns joined by +, such as <code>com.acme.**</code>. Default: the project's own code. */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.INCLUDE)
    private @Nullable String include;

    /** Classes to leave out, as patterns joined by +. */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.EXCLUDE)
    private @Nullable String exclude;

    /** Events for the sampler, such as <code>cpu+alloc</code>. Default: none. */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.SAMPLING)
    private @Nullable String sampling;

    /** Any other options of the agent, <code>name=value</code> separated by commas. */
    @Parameter(property = RecordingSettings.PREFIX + RecordingSettings.OPTIONS)
    private @Nullable String options;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private @Nullable MojoExecution execution;

    @Override
    public void execute() throws MojoFailureException {
        if (session == null || execution == null) {
            throw new MojoFailureException("Maven did not say what it builds");
        }
        if (execution.getSource() == MojoExecution.Source.LIFECYCLE) {
            getLog().debug("bound to a phase: the extension has done it, if it is one");
            warnWithoutExtension(session);
            return;
        }
        Recording recording = new Recording(session);
        try {
            for (MavenProject project : session.getProjects()) {
                recording.add(project, new RecordingSettings(skip, out, include, exclude, sampling, options));
            }
        } catch (BadSettings e) {
            throw new MojoFailureException("culprit: " + e.getMessage(), e);
        }
        if (!recording.summary().isEmpty()) {
            getLog().info("culprit: " + recording.summary());
        }
        recording.warnings().forEach(warning -> getLog().warn("culprit: " + warning));
    }

    /** Maven has the configuration of all plugins of a project ready before the first of its phases. */
    private void warnWithoutExtension(MavenSession build) {
        if (!skip && !Recording.has(build.getCurrentProject())) {
            getLog().warn("culprit: bound to a phase the goal 'run' comes too late, nothing is recorded: write"
                    + " <extensions>true</extensions> instead of <executions> at this plugin");
        }
    }
}
