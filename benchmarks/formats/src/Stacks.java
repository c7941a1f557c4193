import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes collapsed stacks that are all different, in the order in which converters write them: a tree, depth first. Arguments: file, number
 * of stacks, seed. Files of two seeds share about nine stacks in ten.
 */
public final class Stacks {

    private static final int METHODS = 5_000;
    private static final int DEEPEST = 30;

    private final BufferedWriter out;
    private final Random shape = new Random(1);
    private final Random own;
    private final StringBuilder path = new StringBuilder();
    private int left;

    private Stacks(BufferedWriter out, int count, long seed) {
        this.out = out;
        this.left = count;
        this.own = new Random(seed);
    }

    public static void main(String[] args) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            Stacks stacks = new Stacks(out, Integer.parseInt(args[1]), Long.parseLong(args[2]));
            for (int root = 0; stacks.left > 0; root++) {
                stacks.node("org/acme/server/Worker" + root + ".run_[j]", 1);
            }
        }
    }

    private void node(String frame, int depth) throws IOException {
        int length = path.length();
        path.append(depth == 1 ? "" : ";").append(frame);
        if (left-- > 0) {
            out.append(path).append(' ').append(Integer.toString(1 + own.nextInt(100))).append('\n');
        }
        int children = depth >= DEEPEST ? 0 : depth < 14 ? 1 + shape.nextInt(2) : shape.nextInt(3);
        for (int child = 0; child < children && left > 0; child++) {
            int method = shape.nextInt(METHODS);
            // One in two hundred is another method on each side, with all that it calls.
            String renamed = own.nextInt(200) == 0 ? "New" : "";
            node("org/acme/module" + method % 40 + "/Service" + renamed + method % 700 + ".handle" + method + "_[j]", depth + 1);
        }
        path.setLength(length);
    }
}
