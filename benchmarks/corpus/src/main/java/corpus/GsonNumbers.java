package corpus;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes measurements as objects, as trees and as a stream of numbers. */
public final class GsonNumbers {
    static long checksum;

    static class Series {
        String name;
        List<Map<String, Object>> points = new ArrayList<>();
    }

    static Series series(int n) {
        Series s = new Series();
        s.name = "series " + n;
        for (int i = 0; i < 60; i++) {
            Map<String, Object> p = new LinkedHashMap<>();
            p.put("t", 1_600_000_000L + i);
            p.put("value", i * 0.37);
            p.put("exact", BigDecimal.valueOf(i * 100 + n % 100, 2));
            p.put("label", "p" + i);
            s.points.add(p);
        }
        return s;
    }

    static void run(int iterations) throws IOException {
        Gson gson = new Gson();
        for (int i = 0; i < iterations; i++) {
            String json = gson.toJson(series(i));
            JsonElement tree = JsonParser.parseString(json);
            JsonArray points = tree.getAsJsonObject().getAsJsonArray("points");
            for (JsonElement e : points) {
                JsonObject o = e.getAsJsonObject();
                checksum +=
                        o.get("t").getAsLong() + o.get("label").getAsString().length();
            }
            for (int k = 0; k < 4; k++) {
                checksum += gson.toJson(tree).length();
            }
            StringWriter out = new StringWriter();
            JsonWriter writer = new JsonWriter(out);
            writer.beginArray();
            for (int k = 0; k < 100; k++) {
                writer.value((Number) Integer.valueOf(k * 7))
                        .value((Number) Double.valueOf(k / 3.0))
                        .value("s" + k);
            }
            writer.endArray();
            checksum += out.getBuffer().length();
        }
    }

    public static void main(String[] args) throws IOException {
        run(Integer.parseInt(args[0]));
        System.out.println("checksum " + checksum);
    }
}
