package dev.culprit.samples.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code .github} in the checkout under test. */
final class YamlFiles {

    static final Path CHECKOUT =
            Path.of(System.getProperty("culprit.checkout")).toAbsolutePath().normalize();
    static final Path ACTION = CHECKOUT.resolve(".github/actions/culprit/action.yml");

    private YamlFiles() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT.resolve(".github"))) {
            return files.filter(file -> file.toString().matches(".*/(workflows/[^/]+|action)\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> read(Path file) throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(false)
                .setLabel(file.toString())
                .build();
        return (Map<String, Object>) new Load(settings).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
