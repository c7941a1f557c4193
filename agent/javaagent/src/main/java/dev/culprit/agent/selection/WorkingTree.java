package dev.culprit.agent.selection;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * The directory below which code is the project's own: the nearest directory at or above the working directory with a
 * {@code .git}; otherwise the outermost of the unbroken chain of directories with a build file that begins at the working
 * directory; otherwise the working directory itself.
 */
public final class WorkingTree {

    private static final String[] BUILD_FILES = {
        "pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"
    };

    /** Parts of a path below which lie other people's classes, even when the directory is inside the working tree. */
    private static final String[] FOREIGN = {"/.m2/", "/.gradle/", "/node_modules/", "/.ivy2/", "/.cache/"};

    private final File root;

    private WorkingTree(File root) {
        this.root = root;
    }

    /** The tree that {@code workingDirectory} belongs to. */
    public static WorkingTree around(File workingDirectory) {
        File start = workingDirectory.getAbsoluteFile();
        File withGit = climbToGit(start);
        return new WorkingTree(withGit != null ? withGit : outermostBuild(start));
    }

    public File root() {
        return root;
    }

    /** Whether the class directory or jar {@code location} is the project's own. */
    public boolean owns(File location) {
        String path = location.getAbsolutePath().replace(File.separatorChar, '/') + '/';
        String prefix = root.getPath().replace(File.separatorChar, '/');
        prefix = prefix.endsWith("/") ? prefix : prefix + '/';
        if (!path.startsWith(prefix)) {
            return false;
        }
        String below = path.substring(prefix.length() - 1);
        for (String foreign : FOREIGN) {
            if (below.contains(foreign)) {
                return false;
            }
        }
        // A local Maven repository of any name leaves this file beside each jar.
        return !new File(location.getParentFile(), "_remote.repositories").exists();
    }

    private static @Nullable File climbToGit(File start) {
        for (File directory = start; directory != null; directory = directory.getParentFile()) {
            if (new File(directory, ".git").exists()) {
                return directory;
            }
        }
        return null;
    }

    private static File outermostBuild(File start) {
        File outermost = start;
        for (File directory = start;
                directory != null && hasBuildFile(directory);
                directory = directory.getParentFile()) {
            outermost = directory;
        }
        return outermost;
    }

    private static boolean hasBuildFile(File directory) {
        for (String name : BUILD_FILES) {
            if (new File(directory, name).isFile()) {
                return true;
            }
        }
        return false;
    }
}
