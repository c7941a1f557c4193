package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;

/** Reads the events of one type in one chunk. */
interface EventReader {

    /** Reads the event at the cursor, after its type. */
    void read(Cursor cursor) throws IOException;

    /** Whether one was read, and no other one can be wanted. */
    boolean isInVain();

    /** Says that the chunk has no more; what is known of samples only then goes to {@code samples}. */
    default void finish(ChunkSamples samples) throws IOException {}
}
