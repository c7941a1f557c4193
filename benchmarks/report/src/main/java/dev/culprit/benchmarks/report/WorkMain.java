package dev.culprit.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A program to record: compiles the sources below a directory for some seconds, {@code SOURCES SECONDS [OPTION...]}. */
final class WorkMain {

    private WorkMain() {}

    public static void main(String[] arguments) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                Files.createTempDirectory("classes").toString()));
        options.addAll(List.of(arguments).subList(2, arguments.length));
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        long end = System.nanoTime() + (long) (Double.parseDouble(arguments[1]) * 1e9);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        while (System.nanoTime() < end) {
            try (StandardJavaFileManager files = compiler.getStandardFileManager(unused -> {}, null, null)) {
                compiler.getTask(null, files, unused -> {}, options, null, files.getJavaFileObjectsFromPaths(sources))
                        .call();
            }
        }
    }
}
