package telemetry;

import java.util.Arrays;

/**
 * The same handler in each way that Java has to write it down, without any agent: {@code KIND COMPANY}. Alone, beside five more objects of its
 * class, or beside five handlers of other classes, as a registry calls them.
 */
final class Kinds {

    private static final int CALLS = 6_000_000;
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 15;
    private static final int HANDLERS = 6;

    private static long sum;

    private Kinds() {}

    /** What is called for an event. */
    interface Handler {
        void on(int event);
    }

    private static void handle(int event, int factor) {
        sum = sum * factor + event ^ sum >>> 7;
    }

    private static void refer(int event) {
        handle(event, 31);
    }

    private static final class Named implements Handler {
        @Override
        public void on(int event) {
            handle(event, 31);
        }
    }

    private static Handler of(String kind, int factor) {
        class Local implements Handler {
            @Override
            public void on(int event) {
                handle(event, 31);
            }
        }
        return switch (kind) {
            case "named" -> new Named();
            case "anonymous" ->
                new Handler() {
                    @Override
                    public void on(int event) {
                        handle(event, 31);
                    }
                };
            case "local" -> new Local();
            case "lambda" -> event -> handle(event, 31);
            case "capturing" -> event -> handle(event, factor);
            case "reference" -> Kinds::refer;
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** One of five other classes with the same code. */
    private static Handler other(int number) {
        return switch (number) {
            case 1 -> event -> handle(event, 31);
            case 2 -> event -> handle(event, 31);
            case 3 -> event -> handle(event, 31);
            case 4 -> event -> handle(event, 31);
            default -> event -> handle(event, 31);
        };
    }

    private static Handler[] handlers(String kind, String company) {
        Handler[] all = new Handler[company.equals("alone") ? 1 : HANDLERS];
        for (int i = 0; i < all.length; i++) {
            all[i] = i == 0 || company.equals("alike") ? of(kind, 31) : other(i);
        }
        return all;
    }

    private static void publish(Handler[] handlers, int event) {
        for (Handler handler : handlers) {
            handler.on(event);
        }
    }

    private static double nanosPerCall(Handler[] handlers) {
        int events = CALLS / handlers.length;
        long start = Result.cpuNanos();
        for (int event = 0; event < events; event++) {
            publish(handlers, event);
        }
        return (double) (Result.cpuNanos() - start) / (events * handlers.length);
    }

    public static void main(String[] args) throws Exception {
        Handler[] handlers = handlers(args[0], args[1]);
        double[] rounds = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double nanos = nanosPerCall(handlers);
            if (i >= 0) {
                rounds[i] = nanos;
            }
        }
        Arrays.sort(rounds);
        Result.write("{\"call\": " + rounds[ROUNDS / 2] + ", \"sum\": " + sum + "}");
    }
}
