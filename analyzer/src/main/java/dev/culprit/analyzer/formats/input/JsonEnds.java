package dev.culprit.analyzer.formats.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Refuses JSON whose parts are something else than they have to be: what is read until the first odd one would pass for the whole. */
public final class JsonEnds {

    private JsonEnds() {}

    /**
     * Requires the parser to be at {@code wanted}.
     *
     * @throws SampleFormatException if it is not; the message has the place, what was expected and what was found
     */
    public static void require(String file, JsonParser json, JsonToken wanted) throws SampleFormatException {
        if (json.currentToken() != wanted) {
            throw new SampleFormatException(
                    file,
                    json.currentLocation().getByteOffset(),
                    "expected " + wanted + ", found " + json.currentToken());
        }
    }
}
