package dev.culprit.agent.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordedFileTest {

    private static final int UNFINISHED = 1 << 30;

    @TempDir
    Path directory;

    @Test
    void onlyFinishedChunksAreHandedOut() throws IOException {
        byte[] content = chunks(chunk(100, 100), chunk(200, 200), chunk(UNFINISHED, 150));

        RecordedFile file = recorded(content);

        assertThat(file.finishedLength()).isEqualTo(300);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeTo(out);
        assertThat(out.toByteArray())
                .isEqualTo(ByteBuffer.allocate(300).put(content, 0, 300).array());
        assertThat(file.startEpochNanos()).isEqualTo(1_000);
        assertThat(file.startTicks()).isEqualTo(77);
        file.close();
    }

    @Test
    void whatIsNoChunkEndsTheFile() throws IOException {
        for (byte[] bad : new byte[][] {chunk(0, 80), chunk(20, 80), chunk(500, 80), chunk(-1, 80), new byte[90], {}}) {
            RecordedFile file = recorded(chunks(chunk(100, 100), bad));
            assertThat(file.finishedLength()).isEqualTo(100);
            file.close();
        }
    }

    @Test
    void settingsAreReadFromTheBeginning() throws IOException {
        byte[] settings = "xx\3\6engine\3\13perf_events\3\5clock\3\tmonotonic\3\3cut\3\177".getBytes("ISO-8859-1");
        RecordedFile file = recorded(chunks(chunk(100, 100), settings));

        assertThat(file.setting("engine")).isEqualTo("perf_events");
        assertThat(file.setting("clock")).isEqualTo("monotonic");
        assertThat(file.setting("cut")).isNull();
        assertThat(file.setting("absent")).isNull();
        file.close();
    }

    private RecordedFile recorded(byte[] content) throws IOException {
        Path path = Files.write(directory.resolve("a.jfr"), content);
        RecordedFile file = new RecordedFile(path.toFile());
        assertThat(path).as("an open file").doesNotExist();
        return file;
    }

    private static byte[] chunks(byte[]... chunks) {
        int length = 0;
        for (byte[] chunk : chunks) {
            length += chunk.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] chunk : chunks) {
            all.put(chunk);
        }
        return all.array();
    }

    private static byte[] chunk(long size, int length) {
        ByteBuffer chunk = ByteBuffer.allocate(length);
        chunk.put(new byte[] {'F', 'L', 'R', 0, 0, 2, 0, 0});
        chunk.putLong(8, size).putLong(32, 1_000).putLong(48, 77);
        return chunk.array();
    }
}
