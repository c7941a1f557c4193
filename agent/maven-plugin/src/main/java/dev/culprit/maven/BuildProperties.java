package dev.culprit.maven;

import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The properties that parameters of plugins are taken from. What is typed wins over what the project says, as it does in Maven.
 *
 * @param session the build
 * @param project one of its projects
 */
record BuildProperties(MavenSession session, MavenProject project) {

    private static final String ARGUMENTS = "argLine";

    @Nullable
    String get(String name) {
        String typed = session.getUserProperties().getProperty(name);
        if (typed == null) {
            typed = session.getSystemProperties().getProperty(name);
        }
        return typed != null ? typed : project.getProperties().getProperty(name);
    }

    /** The value of a property when {@code text} is {@code ${its name}}, else {@code text}. */
    @Nullable
    String resolve(String text) {
        return text.startsWith("${") && text.endsWith("}") ? get(text.substring(2, text.length() - 1)) : text;
    }

    /** Sees to it that <code>${argLine}</code> has a value, as Maven leaves what has none as it stands, for the JVM to choke on. */
    void defineArguments() {
        if (get(ARGUMENTS) == null) {
            project.getProperties().setProperty(ARGUMENTS, "");
        }
    }
}
