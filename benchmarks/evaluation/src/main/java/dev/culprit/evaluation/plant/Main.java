package dev.culprit.evaluation.plant;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Plants one regression, or measures what busy work costs. Prints a JSON object: the cost, or what was planted and which jar was
 * written. Exit code 3 when no place is left.
 */
public final class Main {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Main() {}

    /** {@code calibrate}, or {@code plant} and a JSON object as {@code Order} has it. */
    public static void main(String[] args) throws IOException, ReflectiveOperationException {
        if (args[0].equals("calibrate")) {
            System.out.println(JSON.valueToTree(SpinCalibration.measure()));
            return;
        }
        Order order = JSON.readValue(args[1], Order.class);
        Plant plant = new Plantation(order).plant(order.attempt());
        if (plant == null) {
            System.exit(3);
        }
    }

    /**
     * What to plant.
     *
     * @param profile a profile of the baseline
     * @param jars of the library, separated by the path separator
     * @param out where the jar with the plant goes
     * @param seed decides the draw, with nothing else of chance
     * @param attempt how many draws to pass over: they changed the program's output, or were planted already
     * @param kind {@code slow}, {@code slowtotal}, {@code calls} or {@code wait}
     * @param percent of a method's own cost for {@code slow}, with all that it calls for {@code slowtotal}
     * @param impact {@code LOW}, {@code MID} or {@code HIGH}
     * @param baseNanos what the baseline takes without the agent
     * @param fixedNanos cost of busy work
     * @param iterationNanos cost of busy work
     */
    record Order(
            String profile,
            String jars,
            String out,
            long seed,
            int attempt,
            String kind,
            double percent,
            Impact impact,
            double baseNanos,
            double fixedNanos,
            double iterationNanos) {}

    private record Plantation(Order order) {

        @org.jspecify.annotations.Nullable
        Plant plant(int attempt) throws IOException {
            LibraryJars jars = new LibraryJars(Arrays.stream(order.jars().split(java.io.File.pathSeparator))
                    .map(Path::of)
                    .toList());
            int left = attempt;
            Set<MethodKey> refused = new HashSet<>();
            for (Plant plant : drawn(jars)) {
                byte[] changed;
                try {
                    changed = Rewriter.rewrite(jars.bytesOf(plant.method().className()), plant);
                } catch (UnplantableException e) {
                    refused.add(plant.method());
                    continue;
                }
                if (left-- == 0) {
                    Path jar = jars.copyWith(plant.method().className(), changed, Path.of(order.out()));
                    print(plant, jars.jarOf(plant.method().className()), jar, refused.size());
                    return plant;
                }
            }
            return null;
        }

        private List<Plant> drawn(LibraryJars jars) throws IOException {
            Draw draw = new Draw(
                    Weights.of(ProfileReader.read(Path.of(order.profile()))),
                    order.baseNanos(),
                    new SpinCost(order.fixedNanos(), order.iterationNanos()),
                    method -> jars.has(method.className()));
            Random random = new Random(order.seed());
            return switch (order.kind()) {
                case "slow" -> draw.slowDowns(order.percent(), order.impact(), random);
                case "slowtotal" -> draw.slowDownsOfTotals(order.percent(), order.impact(), random);
                case "calls" -> draw.extraCalls(order.impact(), random);
                case "wait" -> draw.waits(order.impact(), random);
                default -> throw new IllegalArgumentException("no such kind: " + order.kind());
            };
        }

        private void print(Plant plant, Path original, Path jar, int refused) {
            ObjectNode node = JSON.createObjectNode();
            node.put("original", original.toString());
            node.put("jar", jar.toString());
            node.put("kind", order.kind());
            node.put("unplantable", refused);
            node.set("plant", JSON.valueToTree(plant));
            System.out.println(node);
        }
    }
}
