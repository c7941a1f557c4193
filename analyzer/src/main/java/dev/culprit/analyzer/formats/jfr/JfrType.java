package dev.culprit.analyzer.formats.jfr;

import java.util.List;

/** A type that the metadata of a chunk describe: an event, a structure, or a primitive, which has no fields. */
record JfrType(long id, String name, List<JfrField> fields) {

    JfrType {
        fields = List.copyOf(fields);
    }
}
