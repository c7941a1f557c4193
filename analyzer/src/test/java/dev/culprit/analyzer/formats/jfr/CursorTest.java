package dev.culprit.analyzer.formats.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culprit.analyzer.formats.input.ByteSource;
import dev.culprit.analyzer.formats.input.SampleFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTest {

    /** More bytes than two windows of a cursor hold. */
    private static final int NUMBERS = 200_000;

    private final Random random = new Random(7);

    /** Of all lengths, nine bytes among them, whose ninth says nothing about an end. */
    private long[] numbers(int count, int longest) {
        return random.longs(count)
                .map(bits -> bits >>> random.nextInt(longest) + 64 - longest)
                .toArray();
    }

    private static byte[] written(long[] numbers) {
        byte[] bytes = new byte[9 * numbers.length];
        int at = 0;
        for (long number : numbers) {
            at = write(bytes, at, number);
        }
        return Arrays.copyOf(bytes, at);
    }

    /** Seven bits a byte, low ones first, and the ninth byte whole; returns where it ends. */
    private static int write(byte[] bytes, int from, long value) {
        int i = from;
        long left = value;
        for (int shift = 0; shift < 56 && (left & ~0x7FL) != 0; shift += 7) {
            bytes[i++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[i++] = (byte) left;
        return i;
    }

    private static Cursor cursor(byte[] bytes) {
        return new Cursor(ByteSource.of("test", ByteBuffer.wrap(bytes)), Cursor.WINDOW);
    }

    @Test
    void numbersOfAllLengthsAreReadAsTheyWereWritten() throws IOException {
        for (int longest : new int[] {8, 20, 64}) {
            long[] numbers = numbers(NUMBERS, longest);
            Cursor cursor = cursor(written(numbers));
            long[] read = new long[NUMBERS];

            for (int i = 0; i < NUMBERS; i++) {
                read[i] = cursor.readVarint();
            }

            assertThat(read).isEqualTo(numbers);
            assertThat(cursor.remaining()).isZero();
        }
    }

    @Test
    void numbersThatAreCountedAndNotDecodedEndWhereTheyWouldIfTheyWere() throws IOException {
        for (int longest : new int[] {8, 20, 64}) {
            long[] numbers = numbers(NUMBERS, longest);
            byte[] written = written(numbers);
            Cursor counting = cursor(written);
            Cursor decoding = cursor(written);
            for (int left = NUMBERS; left > 0; ) {
                int count = Math.min(left, random.nextInt(random.nextInt(50) == 0 ? 30_000 : 200));
                counting.skipVarints(count);
                for (int i = 0; i < count; i++) {
                    decoding.readVarint();
                }
                assertThat(counting.position()).isEqualTo(decoding.position());
                left -= count;
            }

            assertThat(counting.remaining()).isZero();
        }
    }

    @Test
    void aFileThatEndsWithinANumberIsRefused() {
        byte[] written = written(new long[] {1, 2, 3, Long.MIN_VALUE});
        for (int length = 0; length < written.length; length++) {
            Cursor cursor = cursor(Arrays.copyOf(written, length));

            assertThatThrownBy(() -> cursor.skipVarints(4))
                    .isInstanceOf(SampleFormatException.class)
                    .hasMessageContaining("the file ends in the midst of a value");
        }
    }
}
