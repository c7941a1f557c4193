package dev.culprit.agent;

import dev.culprit.agent.internals.OpenedPackage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Brings the runtime's classes, which lie in a jar inside the agent's jar and nowhere else, into the bootstrap loader.
 *
 * <p>They are defined there one by one, through the JDK's own {@code JavaLangAccess}. Appending a jar to the bootstrap loader's
 * path would do as well, but switches off the sharing of application classes and makes the JVM print a warning; it is
 * the fallback, since the JDK promises nothing about its internals.
 */
final class RuntimeInjection {

    private static final String RUNTIME_JAR = "/culprit-agent-runtime.jar";
    private static final String INTERNAL_PACKAGE = "jdk.internal.access";

    private final Instrumentation instrumentation;

    RuntimeInjection(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Does it.
     *
     * @param append true to take the fallback at once
     * @throws IOException if the agent's jar is damaged, or the fallback finds no place for its file
     */
    void inject(boolean append) throws IOException {
        if (append || !define()) {
            append();
        }
    }

    private boolean define() throws IOException {
        Map<String, byte[]> classes = classes();
        try {
            OpenedPackage opened = OpenedPackage.of(Object.class.getModule(), INTERNAL_PACKAGE, instrumentation);
            Object access = opened.method("SharedSecrets", "getJavaLangAccess").invoke(null);
            Method define = opened.method(
                    "JavaLangAccess",
                    "defineClass",
                    ClassLoader.class,
                    String.class,
                    byte[].class,
                    ProtectionDomain.class,
                    String.class);
            while (!classes.isEmpty()) {
                if (!defineSome(classes, define, access)) {
                    return false;
                }
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Another JDK, another inside: the fallback needs none.
            return false;
        }
    }

    /** Defines those whose superclasses are there, and takes them out of the map. */
    private static boolean defineSome(Map<String, byte[]> classes, Method define, Object access)
            throws ReflectiveOperationException {
        Map<String, byte[]> left = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            try {
                define.invoke(access, null, entry.getKey(), entry.getValue(), null, "culprit");
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof NoClassDefFoundError)) {
                    throw e;
                }
                left.put(entry.getKey(), entry.getValue());
            }
        }
        boolean progress = left.size() < classes.size();
        classes.keySet().retainAll(left.keySet());
        return progress;
    }

    private static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (ZipInputStream jar = new ZipInputStream(open())) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("dev/") && name.endsWith(".class") && !name.endsWith("package-info.class")) {
                    String className = name.substring(0, name.length() - ".class".length());
                    classes.put(className.replace('/', '.'), bytes(jar));
                }
            }
        }
        return classes;
    }

    private void append() throws IOException {
        File file = File.createTempFile("culprit-agent-runtime", ".jar");
        file.deleteOnExit();
        try (InputStream in = open();
                OutputStream out = new FileOutputStream(file)) {
            out.write(bytes(in));
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(file));
    }

    private static InputStream open() throws IOException {
        InputStream in = RuntimeInjection.class.getResourceAsStream(RUNTIME_JAR);
        if (in == null) {
            throw new IOException("the agent's jar is damaged: " + RUNTIME_JAR + " is missing");
        }
        return in;
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        in.transferTo(out);
        return out.toByteArray();
    }
}
