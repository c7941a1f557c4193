package dev.culprit.analyzer.formats.jfr;

import java.io.IOException;
import java.util.function.LongConsumer;

/** Reads how much the JDK dropped of what it was to write down, which it does when it gets no room for it in time. */
final class DataLossReader implements EventReader {

    static final String EVENT = "jdk.DataLoss";

    private final Layout layout;
    private final LongConsumer bytes;

    DataLossReader(Cursor cursor, Metadata metadata, JfrType type, LongConsumer bytes) throws IOException {
        this.layout = Layout.of(cursor, metadata, type.fields(), "amount");
        this.bytes = bytes;
    }

    @Override
    public void read(Cursor cursor) throws IOException {
        layout.readWanted(cursor);
        bytes.accept(layout.number(0));
    }

    @Override
    public boolean isInVain() {
        return false;
    }
}
