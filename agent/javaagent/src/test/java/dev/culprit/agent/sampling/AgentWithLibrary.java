package dev.culprit.agent.sampling;

import dev.culprit.agent.testing.ForkedJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The finished agent with other native libraries in it; everything else is the same byte for byte. */
final class AgentWithLibrary {

    private static final int MACHINE_IN_ELF = 18;

    private AgentWithLibrary() {}

    /** Without them. */
    static Path without(Path directory) {
        return writeTo(directory, library -> null);
    }

    /** With ones that are not whole. */
    static Path damaged(Path directory, Damage damage) {
        return writeTo(directory, library -> {
            switch (damage) {
                case ANOTHER_MACHINE -> library[MACHINE_IN_ELF] = 0x77;
                case ONLY_HALF -> library = Arrays.copyOf(library, library.length / 2);
                case ZEROS_INSIDE -> Arrays.fill(library, library.length / 4, library.length / 2, (byte) 0);
            }
            return library;
        });
    }

    /** The last two end a JVM that loads them. */
    enum Damage {
        ANOTHER_MACHINE,
        ONLY_HALF,
        ZEROS_INSIDE
    }

    private static Path writeTo(Path directory, UnaryOperator<byte[]> change) {
        Path jar = directory.resolve("culprit-agent-with-other-libraries.jar");
        try (InputStream file = Files.newInputStream(ForkedJvm.AGENT);
                OutputStream written = Files.newOutputStream(jar)) {
            ZipInputStream in = new ZipInputStream(file);
            ZipOutputStream out = new ZipOutputStream(written);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] member = in.readAllBytes();
                byte[] changed = entry.getName().endsWith(".so") ? change.apply(member) : member;
                if (changed != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(changed);
                }
            }
            out.finish();
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
