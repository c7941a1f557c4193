package workloads;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** snakeyaml: dumping and loading plain data. */
public final class Snakeyaml {

    private Snakeyaml() {}

    public static void main(String[] args) throws Exception {
        Workload.main(args, Snakeyaml::round);
    }

    private static long round(int number) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", Workload.words(number + i, 3));
            entry.put("text", Workload.words(number + i, 12) + "\nsecond: line\n");
            entry.put("numbers", List.of(i, 1.5 * number, "0x1F", true));
            entry.put("when", "2026-01-0" + (i + 1));
            data.put("entry" + i, entry);
        }
        Yaml yaml = new Yaml();
        String dumped = yaml.dump(data);
        Object loaded = yaml.load(dumped);
        Object anchored = yaml.load("a: &x [1, 2, {b: 'c'}]\nd: *x\ne: |\n  text\n  more\nf: >-\n  folded\n  text\n");
        return dumped.hashCode() + loaded.hashCode() + anchored.hashCode();
    }
}
