package dev.culprit.analyzer.formats;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a chunk of a recording by hand: what recorders may write and none at hand does, and whose samples are known. Times are
 * nanoseconds. Not thread safe.
 */
public final class TestingChunk {

    private static final int HEADER = 68;
    private static final int CLASS = 10;
    private static final int SYMBOL = 11;
    private static final int METHOD = 12;
    private static final int FRAME_TYPE = 13;
    private static final int STACK_FRAME = 14;
    private static final int STACK_TRACE = 15;
    private static final int THREAD = 16;
    private static final int THREAD_STATE = 17;
    private static final int EXECUTION = 20;
    private static final int ALLOCATION = 21;
    private static final int CPU_TIME = 22;
    private static final int WALL_CLOCK = 23;
    private static final int CPU = 24;
    private static final int OS = 25;
    private static final int JVM = 26;
    private static final int PROPERTY = 27;
    private static final int COLLECTOR = 28;
    private static final int COLLECTOR_NAME = 29;
    private static final int SETTING = 30;
    private static final int RECORDING = 31;
    private static final int CPU_TIME_LOST = 32;
    private static final int DATA_LOSS = 33;
    private static final int MONITOR = 34;
    private static final int MALLOC = 35;
    private static final int LIVE_OBJECT = 36;
    private static final int NATIVE_LOCK = 37;
    private static final int NEW_TLAB = 38;
    private static final int NOISE = 39;

    /** A field: its name, the number of its type, and {@code #} for one that refers to a constant or {@code []} for an array. */
    private static final Map<Integer, List<String>> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put(1, List.of("long"));
        TYPES.put(2, List.of("int"));
        TYPES.put(3, List.of("boolean"));
        TYPES.put(4, List.of("java.lang.String"));
        TYPES.put(CLASS, List.of("java.lang.Class", "name 11 #"));
        TYPES.put(SYMBOL, List.of("jdk.types.Symbol", "string 4"));
        TYPES.put(METHOD, List.of("jdk.types.Method", "type 10 #", "name 11 #", "descriptor 11 #"));
        TYPES.put(FRAME_TYPE, List.of("jdk.types.FrameType", "description 4"));
        TYPES.put(STACK_FRAME, List.of("jdk.types.StackFrame", "method 12 #", "lineNumber 2", "type 13 #"));
        TYPES.put(STACK_TRACE, List.of("jdk.types.StackTrace", "truncated 3", "frames 14 []"));
        TYPES.put(THREAD, List.of("java.lang.Thread", "osName 4", "javaName 4"));
        TYPES.put(THREAD_STATE, List.of("jdk.types.ThreadState", "name 4"));
        TYPES.put(
                EXECUTION,
                List.of("jdk.ExecutionSample", "startTime 1", "sampledThread 16 #", "stackTrace 15 #", "state 17 #"));
        TYPES.put(
                ALLOCATION,
                List.of(
                        "jdk.ObjectAllocationSample",
                        "startTime 1",
                        "eventThread 16 #",
                        "stackTrace 15 #",
                        "weight 1"));
        TYPES.put(
                CPU_TIME,
                List.of(
                        "jdk.CPUTimeSample",
                        "startTime 1",
                        "stackTrace 15 #",
                        "eventThread 16 #",
                        "failed 3",
                        "samplingPeriod 1"));
        TYPES.put(
                WALL_CLOCK,
                List.of(
                        "profiler.WallClockSample",
                        "startTime 1",
                        "sampledThread 16 #",
                        "stackTrace 15 #",
                        "state 17 #",
                        "samples 2"));
        TYPES.put(CPU, List.of("jdk.CPUInformation", "startTime 1", "cpu 4", "description 4", "hwThreads 2"));
        TYPES.put(OS, List.of("jdk.OSInformation", "startTime 1", "osVersion 4"));
        TYPES.put(JVM, List.of("jdk.JVMInformation", "startTime 1", "jvmName 4", "jvmVersion 4"));
        TYPES.put(PROPERTY, List.of("jdk.InitialSystemProperty", "startTime 1", "key 4", "value 4"));
        TYPES.put(COLLECTOR_NAME, List.of("jdk.types.GCName", "name 4"));
        TYPES.put(COLLECTOR, List.of("jdk.GCConfiguration", "startTime 1", "youngCollector 29 #", "oldCollector 29 #"));
        TYPES.put(SETTING, List.of("jdk.ActiveSetting", "startTime 1", "id 1", "name 4", "value 4"));
        TYPES.put(RECORDING, List.of("jdk.ActiveRecording", "startTime 1"));
        TYPES.put(CPU_TIME_LOST, List.of("jdk.CPUTimeSamplesLost", "startTime 1", "lostSamples 2", "eventThread 16 #"));
        TYPES.put(DATA_LOSS, List.of("jdk.DataLoss", "startTime 1", "amount 1", "total 1"));
        TYPES.put(MONITOR, sampled("jdk.JavaMonitorEnter", "duration 1"));
        TYPES.put(MALLOC, sampled("profiler.Malloc", "size 1"));
        TYPES.put(LIVE_OBJECT, sampled("profiler.LiveObject", "allocationSize 1"));
        TYPES.put(NATIVE_LOCK, sampled("profiler.NativeLock", "duration 1"));
        TYPES.put(NEW_TLAB, sampled("jdk.ObjectAllocationInNewTLAB", "tlabSize 1"));
        TYPES.put(NOISE, List.of("a.Noise", "startTime 1", "text 4"));
    }

    private static List<String> sampled(String event, String weight) {
        return List.of(event, "startTime 1", "eventThread 16 #", "stackTrace 15 #", weight);
    }

    private final boolean compressed;
    private final Map<Integer, List<String>> types = new LinkedHashMap<>(TYPES);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<Integer, List<byte[]>> constants = new LinkedHashMap<>();
    private final Map<String, Integer> symbols = new LinkedHashMap<>();
    private final Map<String, Integer> methods = new LinkedHashMap<>();
    private long lastConstants;
    private long startNanos;
    private long durationNanos;

    public TestingChunk(boolean compressed) {
        this.compressed = compressed;
    }

    /** Has the fields of these samples begin with one that no reader knows. */
    TestingChunk withUnknownFields() {
        for (int type : new int[] {EXECUTION, ALLOCATION}) {
            List<String> fields = new ArrayList<>(types.get(type));
            fields.add(1, "unknown 1");
            types.put(type, fields);
        }
        return this;
    }

    /** Has frames of the kernel, by which async-profiler's chunks are known, and states of threads: 1 running, 2 sleeping. */
    TestingChunk ofAsyncProfiler() {
        constant(FRAME_TYPE, 1, text("Interpreted"));
        constant(FRAME_TYPE, 5, text("Kernel"));
        constant(THREAD_STATE, 1, text("STATE_DEFAULT"));
        constant(THREAD_STATE, 2, text("STATE_SLEEPING"));
        return this;
    }

    /** The same as versions before 2.10 wrote it: 1 runnable, whatever took the sample; 2 sleeping. */
    TestingChunk ofOldAsyncProfiler() {
        constant(FRAME_TYPE, 1, text("Interpreted"));
        constant(FRAME_TYPE, 5, text("Kernel"));
        constant(THREAD_STATE, 1, text("STATE_RUNNABLE"));
        constant(THREAD_STATE, 2, text("STATE_SLEEPING"));
        return this;
    }

    /** Began so many nanoseconds after 1970, and was closed {@code duration} later. */
    public TestingChunk lasting(long start, long duration) {
        startNanos = start;
        durationNanos = duration;
        return this;
    }

    /** A setting of the event {@code type}. */
    TestingChunk setting(String type, String name, String value) {
        long id = types.entrySet().stream()
                .filter(entry -> entry.getValue().get(0).equals(type))
                .findFirst()
                .orElseThrow()
                .getKey();
        return event(SETTING, longs(0, id), text(name), text(value));
    }

    /** Events that nobody reads, of {@code bytes} together. */
    TestingChunk noise(int bytes) {
        String text = "n".repeat(1 << 16);
        for (int i = 0; i <= bytes >> 16; i++) {
            event(NOISE, longs(0), text(text));
        }
        return this;
    }

    TestingChunk cpuTimeLost(long time, int samples, long thread) {
        return event(CPU_TIME_LOST, longs(time), number(samples, Integer.BYTES), longs(thread));
    }

    TestingChunk dataLoss(long amount, long total) {
        return event(DATA_LOSS, longs(0, amount, total));
    }

    TestingChunk monitor(long time, long thread, long stack, long nanos) {
        return event(MONITOR, longs(time, thread, stack, nanos));
    }

    TestingChunk nativeLock(long time, long thread, long stack, long nanos) {
        return event(NATIVE_LOCK, longs(time, thread, stack, nanos));
    }

    TestingChunk malloc(long time, long thread, long stack, long bytes) {
        return event(MALLOC, longs(time, thread, stack, bytes));
    }

    TestingChunk newTlab(long time, long thread, long stack, long bytes) {
        return event(NEW_TLAB, longs(time, thread, stack, bytes));
    }

    TestingChunk liveObject(long time, long thread, long stack, long bytes) {
        return event(LIVE_OBJECT, longs(time, thread, stack, bytes));
    }

    public TestingChunk thread(long id, String name) {
        constant(THREAD, id, text(""), text(name));
        return this;
    }

    /** A stack of {@code Class.method:line}, outermost first. */
    TestingChunk stack(long id, boolean truncated, String... frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = frames.length - 1; i >= 0; i--) {
            int colon = frames[i].indexOf(':');
            write(all, number(method(frames[i].substring(0, colon)), Long.BYTES));
            write(all, number(Integer.parseInt(frames[i].substring(colon + 1)), Integer.BYTES));
            write(all, number(1, Long.BYTES));
        }
        constant(STACK_TRACE, id, bool(truncated), number(frames.length, Integer.BYTES), all.toByteArray());
        return this;
    }

    /** A stack of {@code depth} methods, with the numbers from {@code method} on, that the chunk does not describe. */
    TestingChunk stackOfUndescribed(long id, long method, int depth) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            write(all, number(method + i, Long.BYTES), number(1, Integer.BYTES), number(1, Long.BYTES));
        }
        constant(STACK_TRACE, id, bool(false), number(depth, Integer.BYTES), all.toByteArray());
        return this;
    }

    public TestingChunk stack(long id, String... frames) {
        return stack(id, false, frames);
    }

    public TestingChunk execution(long time, long thread, long stack, long state) {
        return event(EXECUTION, time(EXECUTION, time), longs(thread, stack, state));
    }

    TestingChunk allocation(long time, long thread, long stack, long weight) {
        return event(ALLOCATION, time(ALLOCATION, time), longs(thread, stack, weight));
    }

    public TestingChunk cpuTime(long time, long thread, long stack, boolean failed, long period) {
        return event(CPU_TIME, longs(time, stack, thread), bool(failed), longs(period));
    }

    TestingChunk wallClock(long time, long thread, long stack, int samples) {
        return event(WALL_CLOCK, longs(time, thread, stack, 2), number(samples, Integer.BYTES));
    }

    /** Says where it was recorded, as the JDK does on Linux. */
    public TestingChunk environment(String cpu, String jdk) {
        constant(COLLECTOR_NAME, 1, text("G1New"));
        constant(COLLECTOR_NAME, 2, text("G1Old"));
        String version = "OpenJDK 64-Bit Server VM (" + jdk + ") for linux-amd64 JRE (" + jdk + "), built on some day";
        return event(
                        CPU,
                        longs(0),
                        text("x86"),
                        text("Brand: " + cpu + "   , Vendor: V\nFamily: 1"),
                        number(8, Integer.BYTES))
                .event(OS, longs(0), text("NAME=\"D\"\nuname: Linux 6.1.0-13 #1 SMP x86_64\nlibc: 2\n"))
                .event(JVM, longs(0), text("OpenJDK 64-Bit Server VM"), text(version))
                .event(PROPERTY, longs(0), text("java.vm.vendor"), text("Debian"))
                .event(COLLECTOR, longs(0, 1, 2));
    }

    /** Ends the constant pools: what follows is in others. */
    TestingChunk nextConstants() {
        long position = HEADER + body.size();
        ByteArrayOutputStream pools = new ByteArrayOutputStream();
        constants.forEach((type, entries) -> {
            write(pools, number(type, Long.BYTES));
            write(pools, number(entries.size(), Integer.BYTES));
            entries.forEach(entry -> write(pools, entry));
        });
        long delta = lastConstants == 0 ? 0 : lastConstants - position;
        event(1, longs(0, 0, delta), new byte[] {0}, number(constants.size(), Integer.BYTES), pools.toByteArray());
        lastConstants = position;
        constants.clear();
        return this;
    }

    /** The chunk, closed by its recorder. */
    public byte[] finished() {
        nextConstants();
        return written(true);
    }

    /** The chunk as it is when its recorder died: constants that were not written down yet are lost. */
    byte[] unfinished() {
        return written(false);
    }

    private byte[] written(boolean finished) {
        long metadata = HEADER + body.size();
        metadata();
        ByteBuffer chunk = ByteBuffer.allocate(HEADER + body.size());
        chunk.putInt(0x464C5200).putShort((short) 2).putShort((short) 0);
        chunk.putLong(finished ? chunk.capacity() : 0).putLong(lastConstants).putLong(metadata);
        chunk.putLong(startNanos)
                .putLong(finished ? durationNanos : 0)
                .putLong(0)
                .putLong(1_000_000_000);
        chunk.put((byte) (finished ? 0 : 1)).putShort((short) 0).put((byte) (compressed ? 1 : 0));
        return chunk.put(body.toByteArray()).array();
    }

    private void metadata() {
        Map<String, Integer> texts = new LinkedHashMap<>();
        ByteArrayOutputStream classes = new ByteArrayOutputStream();
        types.forEach((id, type) -> {
            List<String> fields = type.subList(1, type.size());
            element(classes, texts, "class", fields.size(), "id", id.toString(), "name", type.get(0));
            for (String field : fields) {
                String[] parts = field.split(" ");
                String mark = parts.length > 2 ? parts[2] : "";
                element(
                        classes,
                        texts,
                        "field",
                        0,
                        "name",
                        parts[0],
                        "class",
                        parts[1],
                        "constantPool",
                        String.valueOf(mark.equals("#")),
                        "dimension",
                        mark.equals("[]") ? "1" : "0");
            }
        });
        ByteArrayOutputStream root = new ByteArrayOutputStream();
        element(root, texts, "root", 1);
        element(root, texts, "metadata", types.size());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        write(all, number(texts.size(), Integer.BYTES));
        texts.keySet().forEach(text -> write(all, text(text)));
        event(0, longs(0, 0, 1), all.toByteArray(), root.toByteArray(), classes.toByteArray());
    }

    private void element(
            ByteArrayOutputStream to, Map<String, Integer> texts, String name, int children, String... attributes) {
        write(to, index(texts, name));
        write(to, number(attributes.length / 2, Integer.BYTES));
        for (String attribute : attributes) {
            write(to, index(texts, attribute));
        }
        write(to, number(children, Integer.BYTES));
    }

    private byte[] index(Map<String, Integer> texts, String text) {
        texts.putIfAbsent(text, texts.size());
        return number(texts.get(text), Integer.BYTES);
    }

    private int method(String name) {
        Integer known = methods.get(name);
        if (known != null) {
            return known;
        }
        int number = methods.size() + 1;
        methods.put(name, number);
        int dot = name.lastIndexOf('.');
        constant(CLASS, number, longs(symbol(name.substring(0, dot).replace('.', '/'))));
        constant(METHOD, number, longs(number, symbol(name.substring(dot + 1)), symbol("()V")));
        return number;
    }

    private int symbol(String text) {
        if (symbols.putIfAbsent(text, symbols.size() + 1) == null) {
            constant(SYMBOL, symbols.get(text), text(text));
        }
        return symbols.get(text);
    }

    private void constant(int type, long id, byte[]... fields) {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        write(entry, number(id, Long.BYTES));
        write(entry, fields);
        constants.computeIfAbsent(type, ignored -> new ArrayList<>()).add(entry.toByteArray());
    }

    private byte[] time(int type, long time) {
        return types.get(type).contains("unknown 1") ? longs(-1, time) : longs(time);
    }

    private TestingChunk event(int type, byte[]... fields) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        write(content, number(type, Long.BYTES));
        write(content, fields);
        int size = Integer.BYTES + content.size();
        byte[] length = ByteBuffer.allocate(Integer.BYTES).putInt(size).array();
        if (compressed) {
            for (int i = 0; i < length.length; i++) {
                length[i] = (byte) (size >>> 7 * i & 0x7F | (i < 3 ? 0x80 : 0));
            }
        }
        write(body, length, content.toByteArray());
        return this;
    }

    private byte[] longs(long... values) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (long value : values) {
            write(all, number(value, Long.BYTES));
        }
        return all.toByteArray();
    }

    private byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        write(all, new byte[] {3}, number(bytes.length, Integer.BYTES), bytes);
        return all.toByteArray();
    }

    private static byte[] bool(boolean value) {
        return new byte[] {(byte) (value ? 1 : 0)};
    }

    private byte[] number(long value, int width) {
        if (!compressed) {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
            return Arrays.copyOfRange(bytes, Long.BYTES - width, Long.BYTES);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long left = value;
        for (int i = 0; i < 8 && (left & ~0x7FL) != 0; i++) {
            bytes.write((int) (left | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, byte[]... parts) {
        for (byte[] part : parts) {
            to.writeBytes(part);
        }
    }
}
