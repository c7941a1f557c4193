package dev.culprit.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.profile.CallTree;
import dev.culprit.profile.MethodKind;
import dev.culprit.profile.Profile;
import dev.culprit.profile.ProfileReader;
import dev.culprit.profile.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JVMs that a program starts say who started them. */
final class ProcessesIT {

    @TempDir
    private Path directory;

    @Test
    void theProfilesOfParentAndChildTellTogetherWhichLineStartedTheChild() throws IOException {
        Ended ended = new ForkedJvm(directory, """
                import java.util.*;
                public class Main {
                    static Process first(List<String> command) throws Exception {
                        return new ProcessBuilder(command).inheritIO().start();
                    }
                    static Process second(List<String> command) throws Exception {
                        return Runtime.getRuntime().exec(command.toArray(new String[0]));
                    }
                    public static void main(String[] args) throws Exception {
                        if (args.length > 0) return;
                        List<String> command = List.of(
                                ProcessHandle.current().info().command().get(),
                                "-javaagent:" + System.getProperty("agent") + "=out=out,waits=off", "-cp", "classes", "Main", "child");
                        Process one = first(command);
                        Process two = second(command);
                        one.waitFor();
                        two.waitFor();
                    }
                }
                """)
                .quick()
                .jvm("-Dagent=" + ForkedJvm.AGENT.toAbsolutePath())
                .run("Main");

        assertThat(ended.stderr()).isEmpty();
        List<Profile> children = new ArrayList<>();
        List<Profile> parents = new ArrayList<>();
        for (String file : ended.files()) {
            Profile profile = ProfileReader.read(ended.out().resolve(file));
            boolean child = profile.manifest().process().command().endsWith("child");
            (child ? children : parents).add(profile);
        }
        assertThat(parents).hasSize(1);
        Profile parent = parents.get(0);
        assertThat(children)
                .hasSize(2)
                .allSatisfy(
                        child -> assertThat(child.manifest().process().parent().pid())
                                .isEqualTo(parent.manifest().process().pid()));
        List<String> starts = new ArrayList<>();
        for (Timeline.ProcessStart start : parent.timeline().processes()) {
            starts.add(place(parent, start));
            assertThat(children)
                    .filteredOn(child -> child.manifest().process().pid() == start.pid())
                    .hasSize(1);
        }
        assertThat(starts).containsExactly("first:4", "second:7");
        // The JDK waits for each process on a thread of its own. That is nobody's work.
        assertThat(parent.callTrees()).extracting(CallTree::threadGroup).containsExactly("main");
    }

    /** The function with the call, and the call's line. */
    private static String place(Profile profile, Timeline.ProcessStart start) {
        CallTree tree = profile.callTrees().get(start.tree());
        assertThat(profile.methods().get(tree.method()[start.row()]).kind()).isEqualTo(MethodKind.PROCESS);
        int caller = tree.parent()[start.row()];
        return profile.methods().get(tree.method()[caller]).name() + ":" + tree.line()[start.row()];
    }
}
