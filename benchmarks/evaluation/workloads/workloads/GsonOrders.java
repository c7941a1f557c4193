package workloads;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** gson: objects and trees, both ways. */
public final class GsonOrders {

    private static final Gson PLAIN = new Gson();
    private static final Gson PRETTY = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private GsonOrders() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, GsonOrders::round);
    }

    private static long round(int number) {
        Order order = Order.of(number);
        String json = PLAIN.toJson(order);
        Order read = PLAIN.fromJson(json, Order.class);
        JsonObject tree = JsonParser.parseString(PRETTY.toJson(read)).getAsJsonObject();
        long sum = read.hashCode() + tree.get("total").getAsInt();
        for (JsonElement line : tree.getAsJsonArray("lines")) {
            sum += line.getAsJsonObject().get("quantity").getAsLong()
                    + line.deepCopy().hashCode();
        }
        return sum + PLAIN.toJson(tree).hashCode();
    }
}
