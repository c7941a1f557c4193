package dev.culprit.samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Which methods of one source file have code on which lines, from the compiled classes. */
final class LineTable {

    /** A method and the lines that have code of it. */
    record Method(String className, String name, String descriptor, TreeSet<Integer> lines) {

        private int span() {
            return lines.last() - lines.first();
        }
    }

    private final List<Method> methods;

    private LineTable(List<Method> methods) {
        this.methods = methods;
    }

    /** The table of all classes directly in {@code packageName} of {@code classes}, a jar or a folder. */
    static LineTable read(Path classes, String packageName) throws IOException {
        String folder = packageName.replace('.', '/') + "/";
        List<Method> methods = new ArrayList<>();
        if (Files.isDirectory(classes)) {
            try (Stream<Path> files = Files.list(classes.resolve(folder))) {
                for (Path file :
                        files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    collect(new ClassReader(Files.readAllBytes(file)), methods);
                }
            }
            return new LineTable(methods);
        }
        try (JarFile file = new JarFile(classes.toFile())) {
            for (var entry : file.stream().toList()) {
                if (entry.getName().startsWith(folder) && entry.getName().endsWith(".class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        collect(new ClassReader(in), methods);
                    }
                }
            }
        }
        return new LineTable(methods);
    }

    /**
     * The method that has code on {@code line}. Of a lambda and the method around it, which may share a line, it is the
     * lambda: the one that spans fewer lines.
     *
     * @throws IllegalArgumentException if no method has code there
     */
    Method at(int line) {
        return methods.stream()
                .filter(method -> method.lines().contains(line))
                .min(Comparator.comparingInt(Method::span))
                .orElseThrow(() -> new IllegalArgumentException(
                        "line " + line + " has no code, so the comment cannot mean a method"));
    }

    private static void collect(ClassReader reader, List<Method> methods) {
        String className = reader.getClassName().replace('/', '.');
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return lines(new Method(className, name, descriptor, new TreeSet<>()), methods);
                    }
                },
                ClassReader.SKIP_FRAMES);
    }

    private static MethodVisitor lines(Method method, List<Method> methods) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitLineNumber(int line, Label start) {
                method.lines().add(line);
            }

            @Override
            public void visitEnd() {
                if (!method.lines().isEmpty()) {
                    methods.add(method);
                }
            }
        };
    }
}
