package dev.culprit.maven;

import java.util.List;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.logging.Logger;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Records the tests of every build of projects that have the plugin as an extension; as an extension of Maven itself ({@code
 * .mvn/extensions.xml}), of all projects. Called by Maven once it has read the projects, before it builds any.
 */
public final class RecordingParticipant extends AbstractMavenLifecycleParticipant {

    private static final String PLUGIN = "dev.culprit:culprit-maven-plugin";

    /** Filled in by Maven. */
    private @Nullable Logger logger;

    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        Recording recording = new Recording(session);
        boolean anyNamesIt = session.getProjects().stream().anyMatch(project -> project.getPlugin(PLUGIN) != null);
        for (MavenProject project : session.getProjects()) {
            Plugin plugin = project.getPlugin(PLUGIN);
            if (plugin != null || !anyNamesIt) {
                add(recording, session, project, plugin);
            }
        }
        if (logger != null) {
            tell(logger, recording.summary(), recording.warnings());
        }
    }

    private static void add(Recording recording, MavenSession session, MavenProject project, @Nullable Plugin plugin)
            throws MavenExecutionException {
        try {
            recording.add(project, RecordingSettings.of(source(new BuildProperties(session, project), plugin)));
        } catch (BadSettings e) {
            throw new MavenExecutionException("culprit: " + e.getMessage(), project.getFile());
        }
    }

    /** What is written in the plugin's configuration counts, then properties, as with parameters of a goal. */
    private static RecordingSettings.Source source(BuildProperties properties, @Nullable Plugin plugin) {
        Object configuration = plugin == null ? null : plugin.getConfiguration();
        return setting -> {
            Xpp3Dom child = configuration instanceof Xpp3Dom ? ((Xpp3Dom) configuration).getChild(setting) : null;
            return child == null || child.getValue() == null
                    ? properties.get(RecordingSettings.PREFIX + setting)
                    : properties.resolve(child.getValue());
        };
    }

    private static void tell(Logger logger, String summary, List<String> warnings) {
        if (!summary.isEmpty()) {
            logger.info("culprit: " + summary);
        }
        warnings.forEach(warning -> logger.warn("culprit: " + warning));
    }
}
