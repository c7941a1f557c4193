package dev.culprit.analyzer.report;

import static dev.culprit.analyzer.report.SampleNode.function;
import static dev.culprit.analyzer.report.SampleNode.group;
import static dev.culprit.analyzer.report.SampleNode.of;

import dev.culprit.analyzer.model.DiffTree.Frame.State;
import dev.culprit.analyzer.model.Function;
import java.util.SplittableRandom;

/** The call tree of a small shop's tests: one call site makes more calls, one function got slower, one was removed. */
final class SampleShop {

    private static final String[] PACKAGES = {
        "com.acme.shop.catalog", "com.acme.shop.stock", "com.acme.shop.export", "com.acme.persistence", "com.acme.http"
    };
    private static final String[] TYPES = {
        "ProductRepository",
        "StockLevels",
        "RowMapper",
        "ConnectionPool",
        "RequestParser",
        "HeaderMap",
        "Codec",
        "EntityReader",
        "Validator",
        "Clock$Ticking",
        "Template",
        "Query",
        "Session",
        "CsvWriter$Row",
        "Events"
    };
    private static final String[] METHODS = {
        "load", "find", "map", "<init>", "parse", "read", "write", "lambda$all$0", "visit", "accept", "flush", "next"
    };

    final SampleNode root = SampleNode.root();
    final SampleNode total = of(function("com.acme.shop.Cart", "total", 131));
    final SampleNode match = of(function("com.acme.shop.price.PriceRules", "match", 52), State.UNCHANGED);
    final SampleNode write = of(function("com.acme.shop.export.JsonWriter", "write", 70), State.CHANGED);
    final SampleNode legacy = of(function("com.acme.shop.LegacyCache", "get", 18), State.BASELINE_ONLY);
    private final SplittableRandom random = new SplittableRandom(20);

    SampleShop() {
        match.at(141, 143)
                .calls(412, 1277)
                .self(190, 588)
                .significant()
                .with(
                        of(function("com.acme.shop.price.Rule", "applies", 20))
                                .at(57, 57)
                                .calls(8240, 25540)
                                .self(310, 961)
                                .with(of(function("com.acme.shop.price.Period", "contains", 33))
                                        .at(24, 24)
                                        .calls(8240, 25540)
                                        .self(98, 304)),
                        of(function("java.util.regex.Pattern", "matcher", 1172))
                                .at(61, 61)
                                .calls(412, 1277)
                                .self(74, 229));
        write.at(88, 88).calls(2060, 2060).self(1500, 1830).significant().with(noise(1, 3, 700));
        legacy.at(139, 0).calls(412, 0).self(80, 0).significant();
        total.at(96, 96).calls(412, 412).self(120, 121).with(match, legacy, noise(1, 4, 1100));
        root.with(mainThread(), pool());
    }

    private SampleNode mainThread() {
        SampleNode checkout = of(function("com.acme.shop.OrderService", "checkout", 88))
                .at(41, 41)
                .calls(412, 412)
                .self(60, 61)
                .with(total, noise(2, 5, 2600), exporting());
        SampleNode test = of(function("com.acme.shop.OrderServiceTest", "checkoutOfAFullCart", 38))
                .calls(412, 412)
                .self(12, 12)
                .with(checkout, noise(3, 3, 600));
        return group("main").with(test, fixture());
    }

    private SampleNode exporting() {
        return of(function("com.acme.shop.export.Export", "orders", 80))
                .at(99, 99)
                .calls(412, 412)
                .self(33, 33)
                .with(write, noise(2, 3, 900));
    }

    private SampleNode fixture() {
        return of(function("com.acme.shop.OrderServiceTest", "fillDatabase", 22))
                .calls(412, 412)
                .self(20, 20)
                .with(noise(4, 6, 2300), noise(5, 4, 800));
    }

    private SampleNode pool() {
        return group("pool-#-thread-#")
                .with(of(function("com.acme.stock.StockUpdater", "run", 55))
                        .calls(8, 8)
                        .self(5, 5)
                        .with(noise(6, 6, 1900), noise(7, 5, 900)));
    }

    /** A subtree in which nothing changed but what chance changes: about 2 % of each node's own time. */
    private SampleNode noise(int seed, int depth, double millis) {
        SplittableRandom branch = new SplittableRandom(seed * 1000L + random.nextInt(1000));
        return noise(branch, depth, millis, 412);
    }

    private static SampleNode noise(SplittableRandom random, int depth, double millis, double calls) {
        double self = depth == 0 ? millis : millis * (0.05 + 0.3 * random.nextDouble());
        double drift = 1 + 0.02 * (random.nextDouble() - 0.5);
        SampleNode node = of(randomFunction(random));
        int line = 20 + random.nextInt(300);
        node.at(line, line).calls(calls, calls).self(self, self * drift);
        int children = depth == 0 ? 0 : 1 + random.nextInt(4);
        double left = millis - self;
        for (int i = 0; i < children; i++) {
            double part = i == children - 1 ? left : left * (0.3 + 0.5 * random.nextDouble());
            node.with(noise(random, depth - 1, part, calls * (1 + random.nextInt(3))));
            left -= part;
        }
        return node;
    }

    private static Function randomFunction(SplittableRandom random) {
        String type = PACKAGES[random.nextInt(PACKAGES.length)] + "." + TYPES[random.nextInt(TYPES.length)];
        return function(type, METHODS[random.nextInt(METHODS.length)], 10 + 10 * random.nextInt(9));
    }
}
