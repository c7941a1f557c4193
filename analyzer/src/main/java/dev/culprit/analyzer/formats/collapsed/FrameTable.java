package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.Numbering;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Frames by their bytes, so that no text is made of a frame that was seen before. Not thread safe. */
final class FrameTable {

    private static final int FREE = -1;

    /** What bytes become that are no UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final Numbering numbering;
    private byte[] bytes = new byte[1 << 14];
    private int[] ends = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int[] frames = new int[1 << 10];
    private int[] lines = new int[1 << 10];
    private @Nullable String[] threads = new String[1 << 10];
    private int size;

    /** How many have been told to the visitor. */
    private int described;

    private int[] slots = filled(1 << 12);

    FrameTable(Numbering numbering) {
        this.numbering = numbering;
    }

    /** Index of the frame with these bytes, new or not. */
    int index(byte[] from, int start, int end) {
        int hash = hash(from, start, end);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != FREE) {
            int index = slots[slot];
            if (hashes[index] == hash && Arrays.equals(from, start, end, bytes, start(index), ends[index])) {
                return index;
            }
            slot = slot + 1 & mask;
        }
        slots[slot] = add(from, start, end, hash);
        if (2 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    /** Tells the visitor of frames that it was not told of. */
    void describeNew() {
        for (; described < size; described++) {
            int start = start(described);
            FrameText text = FrameText.parse(text(start, ends[described]));
            frames[described] = numbering.frame(text.frame());
            lines[described] = text.line();
            threads[described] = ThreadFrame.name(bytes, start, ends[described]);
        }
    }

    /** UTF-8, and what is none Latin-1, of which every byte is a letter: two names must not become one. */
    private String text(int start, int end) {
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return text.indexOf(REPLACED) < 0 || isUtf8(start, end)
                ? text
                : new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private boolean isUtf8(int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The visitor's number of the frame at {@code index}, which was described. */
    int frame(int index) {
        return frames[index];
    }

    int line(int index) {
        return lines[index];
    }

    /** Whether it is what is written for a thread, where it is the outermost. */
    boolean isThread(int index) {
        return !threadName(index).isEmpty();
    }

    /** The thread's name; empty when it is none. */
    String threadName(int index) {
        return Objects.requireNonNullElse(threads[index], "");
    }

    private int add(byte[] from, int start, int end, int hash) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            frames = Arrays.copyOf(frames, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
            threads = Arrays.copyOf(threads, 2 * size);
        }
        int length = end - start;
        int at = size == 0 ? 0 : ends[size - 1];
        if (length > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(at + length, bytes.length), bytes.length / 2));
        }
        System.arraycopy(from, start, bytes, at, length);
        ends[size] = at + length;
        hashes[size] = hash;
        return size++;
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    private void grow() {
        slots = filled(2 * slots.length);
        int mask = slots.length - 1;
        for (int index = 0; index < size; index++) {
            int slot = hashes[index] & mask;
            while (slots[slot] != FREE) {
                slot = slot + 1 & mask;
            }
            slots[slot] = index;
        }
    }

    private static int hash(byte[] from, int start, int end) {
        long hash = end - start;
        int i = start;
        for (; i <= end - Long.BYTES; i += Long.BYTES) {
            hash = (hash ^ Search.word(from, i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        for (; i < end; i++) {
            hash = (hash ^ from[i]) * MULTIPLIER;
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
