package dev.culprit.analyzer.formats.jfr;

import dev.culprit.analyzer.samples.FrameType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constant pools of a chunk: what its events refer to by number. */
final class Constants {

    /** Reads one constant, after its number. */
    private interface Reader {
        void read(Cursor cursor, long id) throws IOException;
    }

    private final Metadata metadata;
    private final Map<Long, Reader> readers = new HashMap<>();
    private final Symbols symbols = new Symbols();
    private final Methods methods = new Methods();
    private final Map<Long, String> threads = new HashMap<>();
    private final Map<Long, String> frameTypes = new HashMap<>();
    private final Map<Long, String> threadStates = new HashMap<>();
    private final Map<Long, String> collectors = new HashMap<>();
    private @Nullable Stacks stacks;

    private final Cursor frames;
    private final StackPlaces places;

    private Constants(Metadata metadata, Cursor frames, StackPlaces places) {
        this.metadata = metadata;
        this.frames = frames;
        this.places = places;
    }

    /**
     * Reads all pools of the chunk, the last one first: each says where the one before it is.
     *
     * @param frames what the frames of stacks are to be read with when they are asked for
     * @param places where it is to be kept where they are, instead of those of another chunk
     */
    static Constants read(Cursor cursor, ChunkHeader chunk, Metadata metadata, Cursor frames, StackPlaces places)
            throws IOException {
        Constants constants = new Constants(metadata, frames, places);
        long position = chunk.start() + chunk.constants();
        while (true) {
            cursor.seek(position);
            long delta = constants.readPools(cursor);
            if (delta == 0) {
                return constants;
            }
            if (delta > 0 || position + delta < chunk.start() + ChunkHeader.BYTES) {
                throw cursor.failure(position, "the constant pool before it would be at " + (position + delta));
            }
            position += delta;
        }
    }

    private long readPools(Cursor cursor) throws IOException {
        cursor.readInt();
        for (int i = 0; i < 3; i++) {
            cursor.readLong(); // type of the event, start, duration
        }
        long delta = cursor.readLong();
        cursor.readByte();
        int pools = cursor.readCount("constant pools");
        for (int i = 0; i < pools; i++) {
            long type = cursor.readLong();
            int count = cursor.readCount("constants");
            if (count == 0) {
                continue;
            }
            Reader reader = readers.get(type);
            if (reader == null) {
                reader = reader(cursor, type);
                readers.put(type, reader);
            }
            for (int j = 0; j < count; j++) {
                reader.read(cursor, cursor.readLong());
            }
        }
        return delta;
    }

    private Reader reader(Cursor start, long id) throws IOException {
        JfrType type = metadata.type(id);
        if (type == null) {
            throw start.failure("a constant pool of the type " + id + ", which the metadata do not have");
        }
        List<JfrField> fields = type.fields();
        return switch (type.name()) {
            case "jdk.types.Symbol" -> symbols::read;
            case "jdk.types.StackTrace" -> stacks(start, type)::read;
            case "jdk.types.Method" -> {
                Layout layout = Layout.of(start, metadata, fields, "type", "name", "descriptor");
                yield (cursor, method) -> {
                    layout.read(cursor);
                    methods.describe(method, layout.number(0), layout.number(1), layout.number(2));
                };
            }
            case "java.lang.Class" -> {
                Layout layout = Layout.of(start, metadata, fields, "name");
                yield (cursor, clazz) -> {
                    layout.read(cursor);
                    methods.describeClass(clazz, layout.number(0));
                };
            }
            case "java.lang.Thread" -> {
                Layout layout = Layout.of(start, metadata, fields, "javaName", "osName");
                yield (cursor, thread) -> {
                    layout.read(cursor);
                    String javaName = layout.text(0);
                    threads.putIfAbsent(thread, javaName.isEmpty() ? layout.text(1) : javaName);
                };
            }
            case "jdk.types.FrameType" -> names(start, fields, "description", frameTypes);
            case "jdk.types.GCName" -> names(start, fields, "name", collectors);
            case "jdk.types.ThreadState" -> names(start, fields, "name", threadStates);
            case "java.lang.String" -> (cursor, text) -> Texts.skip(cursor);
            default -> {
                Layout layout = Layout.of(start, metadata, fields);
                yield (cursor, constant) -> layout.read(cursor);
            }
        };
    }

    private Stacks stacks(Cursor cursor, JfrType type) throws IOException {
        if (stacks != null) {
            throw cursor.failure("the metadata describe stack traces twice");
        }
        Stacks created = new Stacks(cursor, metadata, type, frames, places);
        stacks = created;
        return created;
    }

    private Reader names(Cursor start, List<JfrField> fields, String field, Map<Long, String> into) throws IOException {
        Layout layout = Layout.of(start, metadata, fields, field);
        return (cursor, id) -> {
            layout.read(cursor);
            into.put(id, layout.text(0));
        };
    }

    Symbols symbols() {
        return symbols;
    }

    Methods methods() {
        return methods;
    }

    /** The stacks, or null when the chunk has none. */
    @Nullable
    Stacks stacks() {
        return stacks;
    }

    /** Name of the thread, empty when the chunk does not tell. */
    String thread(long id) {
        return threads.getOrDefault(id, "");
    }

    String threadState(long id) {
        return threadStates.getOrDefault(id, "");
    }

    /** Whether the chunk knows a state of threads by the name {@code state}. */
    boolean hasThreadState(String state) {
        return threadStates.containsValue(state);
    }

    /** Name of a part of the garbage collector, empty when the chunk does not tell. */
    String collector(long id) {
        return collectors.getOrDefault(id, "");
    }

    /** Whether async-profiler wrote the chunk: the JDK knows no frames of the kernel. */
    boolean byAsyncProfiler() {
        return frameTypes.containsValue("Kernel");
    }

    /** The kind of frames with the number {@code id}. */
    FrameType frameType(int id) {
        return switch (frameTypes.getOrDefault((long) id, "")) {
            // To the JDK, "Native" is a Java method that is declared native.
            case "Native" -> byAsyncProfiler() ? FrameType.NATIVE : FrameType.JAVA;
            case "C++" -> FrameType.CPP;
            case "Kernel" -> FrameType.KERNEL;
            default -> FrameType.JAVA;
        };
    }
}
