package dev.culprit.agent.sampling;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * async-profiler's native library: in the agent's jar, unpacked for the moment of loading. Only {@code java.io}: this is before main.
 */
final class NativeLibrary {

    private static final int NAMES = 100;
    private static final int BUFFER = 1 << 16;

    private NativeLibrary() {}

    /**
     * Loads it.
     *
     * @param directories where it may be unpacked, in order of preference; each may turn out not to be writable, or to hold nothing that
     *     may be executed
     * @throws SamplerException with the reasons, if it is not to be had here
     */
    static SamplerCommands load(List<File> directories, NativeAccess access) throws SamplerException {
        String platform = platform(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        StringBuilder reasons = new StringBuilder();
        for (File directory : directories) {
            try {
                return load(platform, directory, access);
            } catch (IOException | SamplerException e) {
                String reason = SamplerException.reason(e);
                if (reasons.indexOf(reason) < 0) {
                    reasons.append(reasons.length() == 0 ? "" : "; ").append(reason);
                }
            }
        }
        throw new SamplerException(reasons.toString());
    }

    /** Directory in the jar, such as {@code linux-x64}. */
    static String platform(String system, String architecture) throws SamplerException {
        String os = system.toLowerCase(Locale.ROOT);
        String arch = architecture.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return "macos";
        }
        if (os.contains("linux") && (arch.equals("amd64") || arch.equals("x86_64"))) {
            return "linux-x64";
        }
        if (os.contains("linux") && (arch.equals("aarch64") || arch.equals("arm64"))) {
            return "linux-arm64";
        }
        throw new SamplerException("there is none for " + system + " on " + architecture);
    }

    private static SamplerCommands load(String platform, File directory, NativeAccess access)
            throws IOException, SamplerException {
        try (@Nullable
                InputStream in =
                        NativeLibrary.class.getResourceAsStream("native/" + platform + "/libasyncProfiler.so")) {
            if (in == null) {
                throw new SamplerException("its library for " + platform + " is not in the agent's jar");
            }
            File home = makeDirectory(directory);
            // Not its usual name: who looks for another async-profiler in this JVM must not find ours.
            File library = new File(home, "libculprit-sampler.so");
            try {
                copy(in, library);
                if (checksum(library) != checksum(platform)) {
                    throw new SamplerException("its library is damaged");
                }
                return PrivateLoader.load(library.getPath(), access);
            } catch (SamplerException e) {
                throw new SamplerException(e.getMessage().replace(library.getPath() + ": ", ""), e);
            } finally {
                // What is loaded stays so.
                library.delete();
                home.delete();
            }
        }
    }

    /**
     * CRC-32 of the libraries that the agent is built with. One of which a part is missing or changed would end the JVM while it is loaded.
     */
    static long checksum(String platform) {
        return switch (platform) {
            case "linux-x64" -> 0x40ce2ae5L;
            case "linux-arm64" -> 0x2a12295dL;
            default -> 0x4637c8faL;
        };
    }

    private static long checksum(File file) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(new FileInputStream(file), checksum)) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // Reading is what adds it up.
                continue;
            }
        }
        return checksum.getValue();
    }

    /** A new directory that only this user can look into or write to: nobody can put another library there. */
    private static File makeDirectory(File parent) throws IOException {
        for (int i = 0; i < NAMES; i++) {
            File home = new File(parent, "culprit-" + Long.toString(System.nanoTime() + i, 36));
            if (home.mkdir()) {
                boolean closed = home.setReadable(false, false)
                        & home.setWritable(false, false)
                        & home.setExecutable(false, false)
                        & home.setReadable(true)
                        & home.setWritable(true)
                        & home.setExecutable(true);
                if (closed && home.list() != null && home.list().length == 0) {
                    return home;
                }
                home.delete();
            }
        }
        throw new IOException("cannot make a directory in " + parent);
    }

    private static void copy(InputStream in, File file) throws IOException {
        try (OutputStream out = new FileOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
            }
        }
    }
}
