package dev.culprit.analyzer.samples;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sums by index, 0 where nothing was added. Kept in pages, and only in those that something was added to: an array that grows would be copied
 * again and again, and room that was not used before is what costs most. Not thread safe.
 */
final class LongPages {

    private static final int SHIFT = 13;
    private static final int MASK = (1 << SHIFT) - 1;

    private long[] @Nullable [] pages = new long[16][];

    void add(int index, long amount) {
        int number = index >>> SHIFT;
        long[] page = number < pages.length ? pages[number] : null;
        if (page == null) {
            page = newPage(number);
        }
        page[index & MASK] += amount;
    }

    private long[] newPage(int number) {
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, 2 * pages.length));
        }
        long[] page = new long[1 << SHIFT];
        pages[number] = page;
        return page;
    }

    long get(int index) {
        int number = index >>> SHIFT;
        long[] page = number < pages.length ? pages[number] : null;
        return page == null ? 0 : page[index & MASK];
    }

    LongPages copy() {
        LongPages copy = new LongPages();
        copy.pages = new long[pages.length][];
        for (int i = 0; i < pages.length; i++) {
            long[] page = pages[i];
            copy.pages[i] = page == null ? null : page.clone();
        }
        return copy;
    }
}
