package dev.culprit.agent.transform;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.ThreadGroupTree;
import dev.culprit.agent.testing.TestingCompiler;
import dev.culprit.profile.MethodInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A small program whose classes are instrumented and loaded, and so verified, in this JVM. */
final class TestingProgram {

    private static final AtomicInteger PROGRAMS = new AtomicInteger();

    private final Map<String, byte[]> classes;
    private final Loader loader = new Loader();
    private final String thread = "program-" + letters(PROGRAMS.incrementAndGet());

    private TestingProgram(Map<String, byte[]> classes) {
        this.classes = classes;
    }

    /** Compiles {@code sources}; each method with a body is instrumented, trivial ones too. */
    static TestingProgram of(String... sources) {
        return compiled(List.of(), sources);
    }

    static TestingProgram compiled(List<String> options, String... sources) {
        return new TestingProgram(compile(options, sources));
    }

    /** Of one class file, as it is. */
    static TestingProgram ofClassFile(String name, byte[] classFile) {
        return new TestingProgram(Map.of(name, classFile));
    }

    /** Class files by binary name, not instrumented. */
    static Map<String, byte[]> compile(List<String> options, String... sources) {
        try {
            Path directory = Files.createTempDirectory("culprit-test");
            try {
                TestingCompiler.compile(directory, options, sources);
                Map<String, byte[]> classes = new HashMap<>();
                for (Path file : TestingCompiler.classFiles(directory)) {
                    String name = directory.relativize(file).toString().replace('/', '.');
                    classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
                }
                return classes;
            } finally {
                delete(directory);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Calls the static method {@code run()} of {@code className} on a thread of its own, and gives what it returns or throws. */
    @Nullable
    Object run(String className) {
        Object[] result = new Object[1];
        Thread runner = new Thread(
                () -> {
                    try {
                        result[0] = loader.loadClass(className).getMethod("run").invoke(null);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        result[0] = e.getCause();
                    } catch (Throwable e) {
                        result[0] = e;
                    }
                },
                thread);
        runner.start();
        try {
            runner.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (result[0] instanceof LinkageError error) {
            throw new AssertionError("the instrumented class does not link", error);
        }
        return result[0];
    }

    /**
     * What was recorded on the thread of {@link #run}: a line per node, {@code method:line×count}, indented by depth, children in
     * order of line, name and count.
     */
    String tree() {
        for (ThreadGroupTree group : Recorder.snapshot().groups) {
            if (group.name.equals(thread)) {
                return text(group, -1, "");
            }
        }
        return "";
    }

    Class<?> load(String className) throws ClassNotFoundException {
        return loader.loadClass(className);
    }

    private static String text(ThreadGroupTree group, int parent, String indent) {
        StringBuilder text = new StringBuilder();
        java.util.TreeMap<String, Integer> children = new java.util.TreeMap<>();
        for (int row = 0; row < group.parent.length; row++) {
            if (group.parent[row] == parent) {
                MethodInfo method = TestingRewriter.TABLE.info(group.methodId[row], false);
                String name = method.className().substring(method.className().lastIndexOf('.') + 1);
                children.put(
                        String.format("%06d ", group.line[row]) + name + "." + method.name() + ":" + group.line[row]
                                + "×" + group.count[row],
                        row);
            }
        }
        children.forEach((child, row) ->
                text.append(indent).append(child.substring(7)).append('\n').append(text(group, row, indent + "  ")));
        return text.toString();
    }

    /** Digits in the names of threads do not tell groups apart. */
    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .mapToObj(c -> String.valueOf((char) (c <= '9' ? c - '0' + 'a' : c - 'a' + 'k')))
                .reduce("", String::concat);
    }

    private static void delete(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private final class Loader extends ClassLoader {

        Loader() {
            super(TestingProgram.class.getClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] classFile = classes.get(name);
            if (classFile == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] rewritten = TestingRewriter.rewriteEvenTrivial(classFile).classFile();
            byte[] used = rewritten == null ? classFile : rewritten;
            return defineClass(name, used, 0, used.length);
        }
    }
}
