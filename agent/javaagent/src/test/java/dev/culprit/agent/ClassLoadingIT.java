package dev.culprit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culprit.agent.testing.ForkedJvm;
import dev.culprit.agent.testing.ForkedJvm.Ended;
import dev.culprit.agent.testing.TestingCompiler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each promise of {@code docs/class-loading.md}, for both ways into the bootstrap loader. */
final class ClassLoadingIT {

    private static final String WORK = "static int work(int n) { while (n > 0) n--; return n; }";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"", "injection=append"})
    void theRuntimeIsInTheBootstrapLoaderAndNowhereElse(String options) {
        Ended ended = new ForkedJvm(directory, """
                public class Main {
                    static Object where(ClassLoader loader, String name) {
                        try { return Class.forName("dev.culprit.agent." + name, false, loader).getClassLoader(); }
                        catch (ClassNotFoundException e) { return "missing"; }
                    }
                    public static void main(String[] args) {
                        ClassLoader app = Main.class.getClassLoader();
                        System.out.println(where(app, "runtime.Probe") + " " + where(null, "runtime.Probe") + " "
                            + where(null, "CulpritAgent") + " " + where(null, "shaded.asm.ClassReader") + " "
                            + (where(app, "CulpritAgent") == ClassLoader.getSystemClassLoader()) + " "
                            + (app.getResource("dev/culprit/agent/runtime/Probe.class") == null || !args[0].isEmpty()));
                    }
                }
                """).quick().options(options).run("Main", options);

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("null null missing missing true true\n");
        assertThat(ended.tree("main")).startsWith("Main.main:0×1\n");
    }

    @Test
    void theUsualWayPrintsNothingAndKeepsTheSharedArchive() {
        Ended ended = new ForkedJvm(directory, "public class Main { public static void main(String[] a) { } }")
                .quick()
                .jvm("-Xlog:cds:stderr", "-Xlog:class+path=warning:stderr")
                .run("Main");

        assertThat(ended.stderr()).doesNotContain("bootstrap classpath has been appended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "injection=append"})
    void aLoaderWithoutAParentIsTimed(String options) {
        Ended ended = new ForkedJvm(
                        directory,
                        "package iso; public class Isolated { " + WORK
                                + " public static void run() { work(3); work(4); } }",
                        """
                public class Main {
                    public static void main(String[] args) throws Exception {
                        java.net.URL[] urls = { new java.io.File("classes").toURI().toURL() };
                        try (java.net.URLClassLoader loader = new java.net.URLClassLoader(urls, null)) {
                            loader.loadClass("iso.Isolated").getMethod("run").invoke(null);
                        }
                    }
                }
                """)
                .quick()
                .options(options)
                .run("Main");

        assertThat(ended.tree("main")).isEqualTo("""
                Main.main:0×1
                  Isolated.run:5×1
                    Isolated.work:1×2
                  URLClassLoader.loadClass:5×1
                """);
    }

    @Test
    void aLoaderThatDoesNotDelegateIsSkippedUnharmedAndCanBeCollected() {
        Ended ended = new ForkedJvm(
                        directory,
                        "package iso; public class Isolated { " + WORK
                                + " public static int run() { return 40 + work(3); } }",
                        """
                import java.io.*;
                import java.lang.ref.*;
                import java.nio.file.*;
                public class Main {
                    static class Hiding extends ClassLoader {
                        Hiding() { super(null); }
                        @Override protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                            Class<?> known = findLoadedClass(name);
                            if (known != null) return known;
                            if (name.startsWith("java.")) return ClassLoader.getPlatformClassLoader().loadClass(name);
                            if (!name.equals("iso.Isolated")) throw new ClassNotFoundException(name);
                            try {
                                byte[] bytes = Files.readAllBytes(Path.of("classes/iso/Isolated.class"));
                                return defineClass(name, bytes, 0, bytes.length, Main.class.getProtectionDomain());
                            } catch (IOException e) { throw new ClassNotFoundException(name, e); }
                        }
                    }
                    static WeakReference<ClassLoader> use() throws Exception {
                        ClassLoader loader = new Hiding();
                        System.out.println(loader.loadClass("iso.Isolated").getMethod("run").invoke(null));
                        return new WeakReference<>(loader);
                    }
                    public static void main(String[] args) throws Exception {
                        WeakReference<ClassLoader> first = use();
                        WeakReference<ClassLoader> second = use();
                        for (int i = 0; i < 100 && (first.get() != null || second.get() != null); i++) System.gc();
                        System.out.println(first.get() + " " + second.get());
                    }
                }
                """)
                .quick()
                .run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("40\n40\nnull null\n");
        assertThat(ended.stderr()).matches("culprit: classes of Main\\$Hiding are not instrumented[^\\n]*\\R");
        assertThat(ended.profile().manifest().completeness().skippedClasses()).isEqualTo(2);
        assertThat(ended.profile().manifest().plan().skippedClasses())
                .singleElement()
                .satisfies(skipped -> assertThat(skipped.className()).isEqualTo("iso.Isolated"));
        assertThat(ended.tree("main")).doesNotContain("Isolated");
    }

    @Test
    void theApplicationKeepsItsOwnVersionsOfOurLibraries() {
        Ended ended = new ForkedJvm(
                        directory,
                        "package org.HdrHistogram; public class Histogram { public static String own() { return \"own\"; } }",
                        "package com.fasterxml.jackson.core; public class JsonFactory { public static String own() { return \"own\"; } }",
                        "package net.bytebuddy.jar.asm; public class ClassReader { public static String own() { return \"own\"; } }",
                        "package dev.culprit.profile; public class ProfileWriter { public static String own() { return \"own\"; } }",
                        """
                public class Main {
                    public static void main(String[] args) throws Exception {
                        System.out.println(org.HdrHistogram.Histogram.own() + com.fasterxml.jackson.core.JsonFactory.own()
                            + net.bytebuddy.jar.asm.ClassReader.own() + dev.culprit.profile.ProfileWriter.own());
                        for (String missing : new String[] {"org.HdrHistogram.Recorder", "com.fasterxml.jackson.core.JsonParser",
                                "net.bytebuddy.jar.asm.ClassWriter"}) {
                            try { Class.forName(missing); System.out.println(missing); } catch (ClassNotFoundException e) { }
                        }
                    }
                }
                """)
                .quick()
                .run("Main");

        assertThat(ended.stdout()).isEqualToNormalizingNewlines("ownownownown\n");
        assertThat(ended.profile().manifest().completeness().complete()).isTrue();
    }

    @Test
    void namedModulesAreTimed() {
        ForkedJvm jvm = new ForkedJvm(directory, "public class Unused { }").quick();
        Path module = directory.resolve("module");
        TestingCompiler.compile(
                module,
                List.of(),
                "module app { }",
                "package app; public class Main { " + WORK + " public static void main(String[] a) { work(3); } }");

        Ended ended = jvm.jvm("-p", module.toString(), "-m", "app/app.Main").run();

        assertThat(ended.stderr()).isEmpty();
        assertThat(ended.tree("main")).isEqualTo("Main.main:0×1\n  Main.work:1×1\n");
    }

    @Test
    void twoLoadersOfOneClassAreOneFunction() {
        Ended ended = new ForkedJvm(
                        directory,
                        "package iso; public class Isolated { " + WORK + " public static void run() { work(3); } }",
                        """
                public class Main {
                    public static void main(String[] args) throws Exception {
                        java.net.URL[] urls = { new java.io.File("classes").toURI().toURL() };
                        for (int i = 0; i < 3; i++) {
                            try (java.net.URLClassLoader loader = new java.net.URLClassLoader(urls, null)) {
                                loader.loadClass("iso.Isolated").getMethod("run").invoke(null);
                            }
                        }
                    }
                }
                """)
                .quick()
                .run("Main");

        assertThat(ended.tree("main")).isEqualTo("""
                Main.main:0×1
                  Isolated.run:6×3
                    Isolated.work:1×3
                  URLClassLoader.loadClass:6×3
                """);
        assertThat(ended.profile().methods()).extracting(m -> m.name()).doesNotHaveDuplicates();
    }
}
