package dev.culprit.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this agent, from a file that the build fills in. */
final class AgentVersion {

    private AgentVersion() {}

    static String get() {
        Properties properties = new Properties();
        try (InputStream in = AgentVersion.class.getResourceAsStream("/dev/culprit/agent/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }
}
