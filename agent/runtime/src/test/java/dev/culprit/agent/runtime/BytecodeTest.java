package dev.culprit.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The classes run on the bootstrap loader, perhaps inside bootstrap methods. */
class BytecodeTest {

    private static final Path CLASSES = Path.of("target", "classes");

    private static List<String> classFiles() throws Exception {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .collect(Collectors.toList());
        }
    }

    private static String run(String tool, List<String> options) throws Exception {
        List<String> arguments = new java.util.ArrayList<>(options);
        arguments.addAll(classFiles());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int result = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, arguments.toArray(new String[0]));
        assertThat(result).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void thereIsNoInvokedynamic() throws Exception {
        String code = run("javap", List.of("-c", "-p"));

        assertThat(code).contains("invokestatic").doesNotContain("invokedynamic");
    }

    @Test
    void onlyJavaBaseIsUsed() throws Exception {
        assertThat(run("jdeps", List.of("-s", "--multi-release", "base")).lines())
                .isNotEmpty()
                .allMatch(line -> line.endsWith("java.base") || line.endsWith("java.base "));
    }

    /** Hot callees of up to 325 bytecodes are inlined (FreqInlineSize). */
    @Test
    void theProbesAreSmallEnoughToBeInlined() throws Exception {
        String code = run("javap", List.of("-c", "-p"));
        String probe = code.substring(code.indexOf("class dev.culprit.agent.runtime.Probe {"));

        assertThat(lengthOf(probe, "CallTreeNode enter(int)")).isBetween(20, 200);
        assertThat(lengthOf(probe, "void exit(")).isBetween(20, 200);
        assertThat(lengthOf(code, "void record(long, long)")).isBetween(20, 200);
    }

    private static int lengthOf(String code, String method) {
        int start = code.indexOf(method);
        int end = code.indexOf("\n\n", start);
        return code.substring(start, end < 0 ? code.length() : end)
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+: [a-z].*"))
                .mapToInt(line -> Integer.parseInt(line.substring(0, line.indexOf(':'))))
                .max()
                .orElse(0);
    }
}
