package suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Business code as tests call it: reads orders from text, applies rules to them, and writes them. */
final class Orders {

    record Line(String article, int amount, long cents) {}

    record Order(int number, String customer, List<Line> lines) {}

    private final Map<String, Long> discounts = new LinkedHashMap<>();

    Orders() {
        for (int i = 0; i < 40; i++) {
            discounts.put("article-" + i * 3, (long) (i % 7));
        }
    }

    static String text(int orders, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int order = 0; order < orders; order++) {
            text.append(order).append(";customer-").append(random.nextInt(50));
            for (int line = random.nextInt(12); line >= 0; line--) {
                text.append(";article-")
                        .append(random.nextInt(120))
                        .append(',')
                        .append(1 + random.nextInt(9))
                        .append(',')
                        .append(100 + random.nextInt(90_000));
            }
            text.append('\n');
        }
        return text.toString();
    }

    List<Order> read(String text) {
        List<Order> orders = new ArrayList<>();
        for (String line : text.split("\n")) {
            orders.add(order(line));
        }
        return orders;
    }

    private static Order order(String text) {
        String[] fields = text.split(";");
        List<Line> lines = new ArrayList<>();
        for (int i = 2; i < fields.length; i++) {
            lines.add(line(fields[i]));
        }
        return new Order(Integer.parseInt(fields[0]), fields[1], lines);
    }

    private static Line line(String text) {
        String[] parts = text.split(",");
        return new Line(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    long total(Order order) {
        long total = 0;
        for (Line line : order.lines()) {
            total += price(line);
        }
        return total > 500_000 ? total - total / 50 : total;
    }

    private long price(Line line) {
        long full = line.amount() * line.cents();
        return full - full * discount(line) / 100;
    }

    private long discount(Line line) {
        long ofArticle = discounts.getOrDefault(line.article(), 0L);
        return line.amount() >= 5 ? ofArticle + 2 : ofArticle;
    }

    String write(List<Order> orders) {
        StringBuilder json = new StringBuilder("[");
        for (Order order : orders) {
            json.append(json.length() > 1 ? "," : "").append(json(order));
        }
        return json.append(']').toString();
    }

    private String json(Order order) {
        return String.format(
                Locale.ROOT,
                "{\"number\":%d,\"customer\":\"%s\",\"lines\":%d,\"total\":%d}",
                order.number(),
                order.customer(),
                order.lines().size(),
                total(order));
    }

    Map<String, Long> byCustomer(List<Order> orders) {
        Map<String, Long> totals = new LinkedHashMap<>();
        for (Order order : orders) {
            totals.merge(order.customer(), total(order), Long::sum);
        }
        return totals;
    }
}
