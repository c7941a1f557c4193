package dev.culprit.samples.demo;

import java.util.ArrayList;
import java.util.List;

/** The order service after a clean-up: "simpler" code that looks the customer up for every order, and a costlier price. */
final class OrderService { // verdict REGRESSED
    private final CustomerTable customers = new CustomerTable();
    private final PriceList prices = new PriceList();

    public static void main(String[] args) {
        OrderService service = new OrderService();
        long sum = 0;
        for (int page = 0; page < 400; page++) {
            sum += service.overview(orders(page)).hashCode();
        }
        System.out.println("orders listed: " + sum);
    }

    /** The orders of a page, those of one customer together. */
    static List<Order> orders(int page) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            orders.add(new Order(page * 4 + i / 6, page * 31 + i));
        }
        return orders;
    }

    List<String> overview(List<Order> orders) {
        List<String> lines = new ArrayList<>();
        for (Order order : orders) {
            Customer customer = customers.find(order.customer()); // culprit(1) MORE_CALLS find
            lines.add(line(customer, order));
        }
        return lines;
    }

    String line(Customer customer, Order order) {
        return customer.name() + " pays " + prices.price(order, customer.discount());
    }

    record Order(int customer, int article) {}

    record Customer(String name, long discount) {}

    /** Stands for a database: each look-up costs the same, whoever asks. */
    static final class CustomerTable {
        Customer find(int id) {
            long key = id;
            for (int page = 0; page < 40_000; page++) {
                key = key * 31 + page;
            }
            return new Customer("customer " + id, key & 15);
        }
    }

    static final class PriceList {
        long price(Order order, long discount) {
            long price = order.article();
            for (int rule = 0; rule < 30_000; rule++) { // culprit(2) SLOWER_CALLS
                price = price * 37 + rule;
            }
            return (price & 1023) * (100 - discount);
        }
    }
}
