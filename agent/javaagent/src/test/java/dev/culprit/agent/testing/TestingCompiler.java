package dev.culprit.agent.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles small programs. */
public final class TestingCompiler {

    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    private TestingCompiler() {}

    /**
     * Compiles {@code sources}, each named after its first type, into {@code classes}.
     *
     * @throws AssertionError with the compiler's messages, if it fails
     */
    public static void compile(Path classes, List<String> options, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-g", "-proc:none", "-nowarn"));
        arguments.addAll(options);
        StringWriter messages = new StringWriter();
        List<JavaFileObject> units =
                Arrays.stream(sources).<JavaFileObject>map(Source::new).toList();
        if (!compiler.getTask(messages, null, null, arguments, null, units).call()) {
            throw new AssertionError(messages.toString());
        }
    }

    /** The class files below {@code classes}. */
    public static List<Path> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            if (text.startsWith("module ") || text.startsWith("open module ")) {
                return "module-info.java";
            }
            Matcher type = TYPE.matcher(text);
            Matcher place = PACKAGE.matcher(text);
            String directory = place.find() ? place.group(1).replace('.', '/') + "/" : "";
            return directory + (type.find() ? type.group(1) : "Unnamed") + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
