package dev.culprit.maven;

import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * One of the two plugins that run tests, as a project configures it. Maven makes the configuration of an execution from the model when the
 * project's turn comes, so what is changed here before counts, wherever the project has its {@code argLine}.
 *
 * @param project the project
 * @param name {@code surefire} or {@code failsafe}
 */
record TestPlugin(MavenProject project, String name) {

    static final List<String> NAMES = List.of("surefire", "failsafe");

    private static final String GROUP = "org.apache.maven.plugins";
    private static final String ARGUMENTS = "argLine";

    /** What both plugins take when nothing is configured: a property, which JaCoCo and others set meanwhile. */
    private static final String BY_DEFAULT = "${argLine}";

    /**
     * Appends {@code argument} to the arguments of all JVMs that the plugin starts.
     *
     * @param argument one word
     */
    void append(String argument) {
        Plugin plugin = plugin();
        plugin.setConfiguration(with(argument, plugin.getConfiguration()));
        for (PluginExecution execution : plugin.getExecutions()) {
            execution.setConfiguration(with(argument, execution.getConfiguration()));
        }
    }

    private static Xpp3Dom with(String argument, @Nullable Object configuration) {
        Xpp3Dom root = configuration instanceof Xpp3Dom ? (Xpp3Dom) configuration : new Xpp3Dom("configuration");
        Xpp3Dom arguments = root.getChild(ARGUMENTS);
        if (arguments == null) {
            arguments = new Xpp3Dom(ARGUMENTS);
            root.addChild(arguments);
        }
        String before = arguments.getValue();
        // An empty element is the same as none: Maven puts the default in.
        arguments.setValue((before == null || before.isBlank() ? BY_DEFAULT : before.strip()) + ' ' + argument);
        return root;
    }

    /** Of the executions that the project binds, the ids of those whose tests run in Maven's own JVM, which has no agent. */
    List<String> inMavensJvm(BuildProperties properties) {
        return plugin().getExecutions().stream()
                .filter(execution -> isUnforked(execution.getConfiguration(), properties))
                .map(PluginExecution::getId)
                .toList();
    }

    private static boolean isUnforked(@Nullable Object configuration, BuildProperties properties) {
        return "0".equals(value(configuration, "forkCount", properties))
                || "never".equals(value(configuration, "forkMode", properties));
    }

    private static @Nullable String value(@Nullable Object configuration, String name, BuildProperties properties) {
        Xpp3Dom child = configuration instanceof Xpp3Dom ? ((Xpp3Dom) configuration).getChild(name) : null;
        String written = child == null ? null : child.getValue();
        return written == null ? properties.get(name) : properties.resolve(written.strip());
    }

    /** Its entry in the model; where the project has none, one for executions that are named on the command line. */
    private Plugin plugin() {
        Plugin plugin = find(project.getBuildPlugins());
        if (plugin != null) {
            return plugin;
        }
        PluginManagement management = project.getBuild().getPluginManagement();
        if (management == null) {
            management = new PluginManagement();
            project.getBuild().setPluginManagement(management);
        }
        Plugin managed = find(management.getPlugins());
        if (managed == null) {
            managed = new Plugin();
            managed.setGroupId(GROUP);
            managed.setArtifactId(artifact());
            management.addPlugin(managed);
        }
        return managed;
    }

    private @Nullable Plugin find(List<Plugin> plugins) {
        for (Plugin plugin : plugins) {
            if (GROUP.equals(plugin.getGroupId()) && artifact().equals(plugin.getArtifactId())) {
                return plugin;
            }
        }
        return null;
    }

    private String artifact() {
        return "maven-" + name + "-plugin";
    }
}
