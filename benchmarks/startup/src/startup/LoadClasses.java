package startup;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads and links classes of a jar and says what that cost this thread. Arguments: file for the figures, number of classes, file
 * with their names, jars to take them from.
 */
public final class LoadClasses {

    private LoadClasses() {}

    public static void main(String[] args) throws IOException {
        // First of all, and without a management bean, whose classes would cost more than what is measured.
        long before = cpuNanos();
        int wanted = Integer.parseInt(args[1]);
        CountingLoader loader = new CountingLoader(args);
        List<String> names = Files.readAllLines(Path.of(args[2]));
        int notLinked = 0;
        long sum = Work.of(wanted);
        long start = cpuNanos();
        long wall = System.nanoTime();
        for (int i = 0; loader.defined < wanted; i++) {
            try {
                // Links the class, as its first use would, without initialising it.
                Class.forName(names.get(i), false, loader).getConstructors();
            } catch (ClassNotFoundException | LinkageError e) {
                // The same without an agent: types that are optional and not there.
                notLinked++;
            }
        }
        wall = System.nanoTime() - wall;
        long end = cpuNanos();
        Files.writeString(
                Path.of(args[0]),
                String.format(
                        "{\"atMainNanos\":%d,\"loadNanos\":%d,\"loadWallNanos\":%d,\"loaded\":%d,\"notLinked\":%d,\"sum\":%d}%n",
                        before, end - start, wall, loader.defined, notLinked, sum));
    }

    /** CPU time of this thread since its start, as the kernel's scheduler has it. */
    private static long cpuNanos() throws IOException {
        byte[] text = new byte[100];
        try (FileInputStream in = new FileInputStream("/proc/thread-self/schedstat")) {
            int length = in.read(text);
            long nanos = 0;
            for (int i = 0; i < length && text[i] != ' '; i++) {
                nanos = 10 * nanos + text[i] - '0';
            }
            return nanos;
        }
    }

    private static final class CountingLoader extends URLClassLoader {

        private int defined;

        CountingLoader(String[] args) throws MalformedURLException {
            super(urls(args), LoadClasses.class.getClassLoader());
        }

        private static URL[] urls(String[] args) throws MalformedURLException {
            URL[] urls = new URL[args.length - 3];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = Path.of(args[i + 3]).toUri().toURL();
            }
            return urls;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            defined++;
            return found;
        }
    }
}
