package dev.culprit.analyzer.formats.collapsed;

import dev.culprit.analyzer.formats.input.FrameText;
import dev.culprit.analyzer.formats.input.Numbering;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Frames by their bytes, so that no text is made of a frame that was seen before. Not thread safe. */
final class FrameTable {

    private static final int FREE = -1;

    private final Numbering numbering;
    private byte[] bytes = new byte[1 << 14];
    private int[] ends = new int[1 << 10];
    private int[] hashes = new int[1 << 10];
    private int[] frames = new int[1 << 10];
    private int[] lines = new int[1 << 10];
    private int size;
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

    /** The visitor's number of the frame at {@code index}. */
    int frame(int index) {
        return frames[index];
    }

    int line(int index) {
        return lines[index];
    }

    private int add(byte[] from, int start, int end, int hash) {
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            frames = Arrays.copyOf(frames, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        int length = end - start;
        int at = size == 0 ? 0 : ends[size - 1];
        if (length > bytes.length - at) {
            bytes = Arrays.copyOf(bytes, Math.addExact(Math.max(at + length, bytes.length), bytes.length / 2));
        }
        System.arraycopy(from, start, bytes, at, length);
        FrameText text = FrameText.parse(new String(from, start, length, StandardCharsets.UTF_8));
        ends[size] = at + length;
        hashes[size] = hash;
        frames[size] = numbering.frame(text.frame());
        lines[size] = text.line();
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
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + from[i];
        }
        return hash ^ hash >>> 15;
    }

    private static int[] filled(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }
}
