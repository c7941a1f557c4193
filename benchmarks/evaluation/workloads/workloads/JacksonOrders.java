package workloads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** jackson-databind and jackson-core: objects, trees, conversion. */
public final class JacksonOrders {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JacksonOrders() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, JacksonOrders::round);
    }

    private static long round(int number) throws Exception {
        Order order = Order.of(number);
        byte[] json = MAPPER.writeValueAsBytes(order);
        Order read = MAPPER.readValue(json, Order.class);
        String pretty = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(read);
        JsonNode tree = MAPPER.readTree(pretty);
        long sum = read.hashCode() + tree.path("total").asInt() + pretty.hashCode();
        for (JsonNode line : tree.path("lines")) {
            sum += line.path("quantity").asLong() + line.deepCopy().hashCode();
        }
        sum += tree.at("/lines/2/prices/1").asLong()
                + tree.findValues("article").size();
        return sum
                + MAPPER.treeToValue(tree, Order.class).hashCode()
                + MAPPER.writeValueAsString(tree).hashCode();
    }
}
