package dev.culprit.profile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one JSON member. Every value has the type that the reader asks for, or the member is damaged: a message names
 * the member, the line, and what was expected. Not thread safe.
 */
final class JsonCursor {

    private final String member;
    private final JsonParser parser;

    JsonCursor(String member, JsonParser parser) {
        this.member = member;
        this.parser = parser;
    }

    /** Moves to the member's only value, has it read, and makes sure that nothing follows. */
    void document(Action action) throws IOException {
        try {
            parser.nextToken();
            action.run();
            if (parser.nextToken() != null) {
                throw damaged("something follows the end");
            }
        } catch (JacksonException e) {
            throw new ProfileException("damaged: " + member + ": " + e.getOriginalMessage(), e);
        }
    }

    @Nullable
    JsonToken token() {
        return parser.currentToken();
    }

    /** Calls {@code field} for each field of the object here; {@code field} must read or skip the value. */
    void object(Field field) throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            if (token() != JsonToken.FIELD_NAME) {
                throw damaged("expected a field");
            }
            String name = parser.currentName();
            parser.nextToken();
            field.read(name);
        }
    }

    /** Calls {@code element} for each element of the array here; {@code element} must read or skip it. */
    void array(Action element) throws IOException {
        expect(JsonToken.START_ARRAY, "an array");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (token() == null) {
                throw damaged("it ends within an array");
            }
            element.run();
        }
    }

    /** Reads an array of exactly {@code target.length} integers. */
    void row(long[] target) throws IOException {
        row(target, target.length);
    }

    /** The same for a row whose last values may be absent: then {@code target} keeps its own. */
    void row(long[] target, int least) throws IOException {
        int[] position = {0};
        array(() -> {
            if (position[0] == target.length) {
                throw damaged("a row has more than " + target.length + " values");
            }
            target[position[0]++] = longValue();
        });
        if (position[0] < least) {
            throw damaged("a row has " + position[0] + " values instead of " + least);
        }
    }

    String string() throws IOException {
        expect(JsonToken.VALUE_STRING, "a string");
        return parser.getText();
    }

    long longValue() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        return parser.getLongValue();
    }

    int intValue() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "an integer");
        return parser.getIntValue();
    }

    double doubleValue() throws IOException {
        if (token() != JsonToken.VALUE_NUMBER_FLOAT) {
            expect(JsonToken.VALUE_NUMBER_INT, "a number");
        }
        return parser.getDoubleValue();
    }

    boolean booleanValue() throws IOException {
        if (token() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return token() == JsonToken.VALUE_TRUE;
    }

    /** Passes over a value that this version does not know. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    private void expect(JsonToken expected, String words) throws ProfileException {
        if (token() != expected) {
            throw damaged(token() == null ? "it ends early" : "expected " + words);
        }
    }

    ProfileException damaged(String what) {
        return new ProfileException(
                "damaged: " + member + ", line " + parser.currentTokenLocation().getLineNr() + ": " + what);
    }

    interface Action {
        void run() throws IOException;
    }

    interface Field {
        void read(String name) throws IOException;
    }
}
