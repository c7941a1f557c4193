package dev.culprit.agent.environment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises CI systems by the environment variables that they document. */
final class CiSystem {

    /** A variable that is set, the system's name, and the variable with the commit. Specific ones before the general. */
    private static final String[][] SYSTEMS = {
        {"GITHUB_ACTIONS", "github-actions", "GITHUB_SHA"},
        {"GITLAB_CI", "gitlab", "CI_COMMIT_SHA"},
        {"JENKINS_URL", "jenkins", "GIT_COMMIT"},
        {"CIRCLECI", "circleci", "CIRCLE_SHA1"},
        {"TRAVIS", "travis", "TRAVIS_COMMIT"},
        {"BUILDKITE", "buildkite", "BUILDKITE_COMMIT"},
        {"TF_BUILD", "azure-pipelines", "BUILD_SOURCEVERSION"},
        {"BITBUCKET_BUILD_NUMBER", "bitbucket", "BITBUCKET_COMMIT"},
        {"TEAMCITY_VERSION", "teamcity", "BUILD_VCS_NUMBER"},
        {"DRONE", "drone", "DRONE_COMMIT_SHA"},
        {"CI", "other", ""},
    };

    private CiSystem() {}

    /** The system's name, {@code none} outside CI. */
    static String name(Map<String, String> environment) {
        String[] system = find(environment);
        return system == null ? "none" : system[1];
    }

    /** The commit that the system says it checked out. */
    static @Nullable String commit(Map<String, String> environment) {
        String[] system = find(environment);
        String commit = system == null ? null : environment.get(system[2]);
        return commit == null || commit.isBlank() ? null : commit;
    }

    private static String @Nullable [] find(Map<String, String> environment) {
        for (String[] system : SYSTEMS) {
            String value = environment.get(system[0]);
            if (value != null && !value.isEmpty() && !value.equalsIgnoreCase("false")) {
                return system;
            }
        }
        return null;
    }
}
