package dev.culprit.agent.runtime;

/**
 * What callbacks of telemetry handlers call around a call on a stream, of which the class file does not tell whether it is one of memory or one
 * that waits. Only for a stream that asks the operating system there is a {@link WaitProbe}; for any other the call stays the handler's own
 * work. A stream around another one, such as a buffer, is not looked into: what it takes may as well be compressing.
 */
public final class StreamProbe {

    /** The JDK's own that end in a system call, or wait for another thread; in any version from 17 on. */
    private static final String[] BLOCKING = {
        "java.io.FileInputStream",
        "java.io.FileOutputStream",
        "java.io.PipedInputStream",
        "java.io.PipedOutputStream",
        "java.net.Socket$SocketInputStream",
        "java.net.Socket$SocketOutputStream",
        "java.lang.Process$PipeInputStream",
        "java.lang.ProcessImpl$ProcessPipeInputStream",
        "sun.nio.ch.ChannelInputStream",
        "sun.nio.ch.ChannelOutputStream",
        "sun.nio.ch.SocketInputStream",
        "sun.nio.ch.SocketOutputStream",
        "sun.security.ssl.SSLSocketImpl$AppInputStream",
        "sun.security.ssl.SSLSocketImpl$AppOutputStream",
        "sun.net.www.protocol.http.HttpURLConnection$HttpInputStream",
    };

    private static final ClassValue<Boolean> KNOWN = new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return blocks(type);
        }
    };

    private StreamProbe() {}

    private static boolean blocks(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (int i = 0; each.getClassLoader() == null && i < BLOCKING.length; i++) {
                if (BLOCKING[i].equals(each.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A call on that stream is about to be made.
     *
     * @param stream null where the call will fail
     * @param methodId that of the called method
     * @return what to pass to {@link #exit}; never null
     */
    public static CallTreeNode enter(Object stream, int methodId) {
        try {
            return stream == null || !KNOWN.get(stream.getClass()) ? Probe.IDLE : WaitProbe.enter(methodId);
        } catch (Throwable thrown) {
            Faults.inContext(thrown);
            return Probe.IDLE;
        }
    }

    /** The call has returned. */
    public static void exit(CallTreeNode node) {
        if (node != Probe.IDLE) {
            WaitProbe.exit(node);
        }
    }
}
