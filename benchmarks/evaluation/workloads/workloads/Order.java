package workloads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something to write and to read for the libraries that map objects. */
public final class Order {
    public int number;
    public String customer;
    public double total;
    public boolean paid;
    public List<Line> lines = new ArrayList<>();
    public Map<String, String> notes = new LinkedHashMap<>();

    /** A line of an order. */
    public static final class Line {
        public String article;
        public int quantity;
        public long[] prices;
    }

    static Order of(int number) {
        Order order = new Order();
        order.number = number;
        order.customer = Workload.words(number, 4) + " \"é\"";
        order.total = number * 1.25;
        order.paid = number % 2 == 0;
        for (int i = 0; i < 6; i++) {
            Line line = new Line();
            line.article = Workload.words(number + i, 3);
            line.quantity = i + 1;
            line.prices = new long[] {number, 2L * i, 1_000_000_007L};
            order.lines.add(line);
            order.notes.put("note" + i, line.article + "\t" + i);
        }
        return order;
    }

    @Override
    public int hashCode() {
        int hash = number + customer.hashCode() + Double.hashCode(total) + notes.hashCode();
        for (Line line : lines) {
            hash = hash * 31 + line.article.hashCode() + line.quantity + java.util.Arrays.hashCode(line.prices);
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Order && other.hashCode() == hashCode();
    }
}
