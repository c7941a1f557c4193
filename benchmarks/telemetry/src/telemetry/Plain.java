package telemetry;

/** No telemetry at all. */
final class Plain {

    static final int ORDERS = 20_000;

    private Plain() {}

    public static void main(String[] args) throws Exception {
        long start = Result.cpuNanosSoFar();
        long total = 0;
        try (Shop shop = new Shop()) {
            for (int id = 0; id < ORDERS; id++) {
                total += shop.order(id);
            }
            if (shop.turnover() != total) {
                throw new IllegalStateException("the shop has lost an order");
            }
        }
        Result.write("{\"start\": " + start + ", \"work\": " + (Result.cpuNanosSoFar() - start) + "}");
    }
}
