package dev.culprit.analyzer.cli.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {

    @TempDir
    Path temp;

    @Test
    @Timeout(60)
    void stoppingEndsTheCommandAndItsDescendants() throws Exception {
        Path pids = temp.resolve("pids");
        Children children = new Children();
        List<String> actions = new ArrayList<>();
        children.whenStopped(() -> actions.add("tidied"));
        Thread runner =
                run(children, "sleep 600 & echo $$ $! > " + pids + ".tmp; mv " + pids + ".tmp " + pids + "; wait");
        await(pids);
        List<ProcessHandle> processes = handles(pids);

        children.stop();

        for (ProcessHandle process : processes) {
            process.onExit().get(30, TimeUnit.SECONDS);
        }
        assertThat(processes).hasSize(2);
        assertThat(actions).containsExactly("tidied");
        // Whoever ran the command must neither judge it nor go on: the JVM is about to end.
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    @Timeout(60)
    void aCommandThatTheSameInterruptEndedFirstIsNotJudged() throws Exception {
        Path pid = temp.resolve("pid");
        Path go = temp.resolve("go");
        Children children = new Children();
        Thread runner = run(
                children,
                "echo $$ > " + pid + ".tmp; mv " + pid + ".tmp " + pid + "; while [ ! -e " + go
                        + " ]; do sleep 0.1; done; exit 130");
        await(pid);
        ProcessHandle command = handles(pid).get(0);

        Files.createFile(go);
        command.onExit().get(30, TimeUnit.SECONDS);
        children.stop();

        runner.join(100);
        assertThat(runner.isAlive()).isTrue();
    }

    @Test
    void nothingStartsAfterwardsAndActionsRunOnce() {
        Children children = new Children();
        List<String> actions = new ArrayList<>();
        Runnable forgotten = () -> actions.add("forgotten");
        children.whenStopped(forgotten);
        children.whenStopped(() -> actions.add("kept"));
        children.forget(forgotten);

        children.stop();
        children.stop();

        assertThat(actions).containsExactly("kept");
        assertThatThrownBy(() -> children.run(new ProcessBuilder("true"))).isInstanceOf(IOException.class);
    }

    private static Thread run(Children children, String command) {
        Thread runner = new Thread(() -> {
            try {
                children.run(new ProcessBuilder("sh", "-c", command));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        runner.setDaemon(true);
        runner.start();
        return runner;
    }

    private static void await(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private static List<ProcessHandle> handles(Path pids) throws IOException {
        List<ProcessHandle> handles = new ArrayList<>();
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(handles::add);
        }
        return handles;
    }
}
