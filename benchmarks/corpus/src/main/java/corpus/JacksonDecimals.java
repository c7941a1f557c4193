package corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;

/** Writes and reads a feed of exchange rates in which one decimal is very long. */
public final class JacksonDecimals {
    static long checksum;

    static String feed(JsonFactory factory, int n) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator g = factory.createGenerator(out)) {
            g.writeStartArray();
            for (int i = 0; i < 150; i++) {
                g.writeStartObject();
                g.writeStringField("pair", "EUR/C" + i);
                g.writeNumberField("rate", new BigDecimal("1." + (i * 7919 + n)));
                g.writeNumberField("volume", i * 1000L);
                g.writeEndObject();
            }
            g.writeStartObject();
            g.writeFieldName("precise");
            StringBuilder digits = new StringBuilder("3.");
            for (int i = 0; i < 9000; i++) {
                digits.append((i * 7 + n) % 10);
            }
            g.writeNumber(digits.toString());
            g.writeEndObject();
            g.writeEndArray();
        }
        return out.toString();
    }

    static void run(int iterations) throws IOException {
        JsonFactory factory = new JsonFactory();
        for (int i = 0; i < iterations; i++) {
            String json = feed(factory, i);
            for (int k = 0; k < 3; k++) {
                try (JsonParser p = factory.createParser(json)) {
                    for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
                        if (t.isNumeric()) {
                            checksum += p.getDecimalValue().scale();
                        } else if (t == JsonToken.VALUE_STRING) {
                            checksum += p.getText().length();
                        }
                    }
                }
            }
        }
    }

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
