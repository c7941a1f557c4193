package dev.culprit.analyzer.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.verdict.EnvironmentClass;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The manifest of an entry. Its own hash is over all of it, so that a changed digit of a commit is seen like one of a profile; the
 * hashes of the files are part of it, so it is that of the content as a whole.
 */
final class EntryJson {

    static final String FILE = "entry.json";

    private static final String FORMAT = "culprit.baseline";

    /** The newest version; raised only when an older reader would misread a newer entry. */
    private static final int VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EntryJson() {}

    static byte[] write(Entry entry) throws JsonProcessingException {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", FORMAT);
        root.put("version", VERSION);
        root.put("id", entry.id());
        root.put("branch", entry.facts().branch());
        root.put("commit", entry.facts().commit());
        root.put("savedEpochMillis", entry.savedEpochMillis());
        root.put("culprit", entry.facts().culprit());
        root.put("forks", entry.facts().forks());
        root.put("tests", entry.facts().tests());
        root.put("testSet", entry.facts().testSet());
        Contents contents = entry.facts().contents();
        if (contents.kind() != Contents.Kind.PROFILES) {
            root.put("kind", contents.kind().text());
            ArrayNode events = root.putArray("events");
            contents.events().forEach(events::add);
        }
        ObjectNode environment = root.putObject("environment");
        entry.facts().environment().facts().forEach(environment::put);
        ArrayNode files = root.putArray("files");
        for (StoredFile file : entry.files()) {
            ObjectNode node = files.addObject();
            node.put("name", file.name());
            node.put("bytes", file.bytes());
            node.put("sha256", file.sha256());
        }
        root.put("hash", hash(root));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    /** @throws BaselineException if it is not whole, not culprit's, or of a newer version; the message does not name the entry */
    static Entry read(byte[] bytes) throws BaselineException {
        JsonNode root = parse(bytes);
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new BaselineException(FILE + " is not of a baseline of culprit");
        }
        int version = root.path("version").asInt();
        if (version > VERSION) {
            throw new BaselineException("version " + version + " is newer than " + VERSION
                    + ", the newest that this version of culprit reads; update culprit");
        }
        ObjectNode all = (ObjectNode) root.deepCopy();
        JsonNode hash = all.remove("hash");
        if (hash == null || !hash.asText().equals(hash(all))) {
            throw new BaselineException(FILE + " is damaged: its content is not that which was saved");
        }
        try {
            return entry(root);
        } catch (IllegalArgumentException e) {
            throw new BaselineException(FILE + " is damaged: " + e.getMessage(), e);
        }
    }

    private static JsonNode parse(byte[] bytes) throws BaselineException {
        if (bytes.length == 0) {
            throw new BaselineException(FILE + " is empty");
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root instanceof ObjectNode) {
                return root;
            }
            throw new BaselineException(FILE + " is damaged: it holds no object");
        } catch (BaselineException e) {
            throw e;
        } catch (java.io.IOException e) {
            throw new BaselineException(FILE + " is damaged: it is no complete JSON", e);
        }
    }

    /** Older manifests say nothing of it: all sets were of profiles. */
    private static Contents contents(JsonNode root) throws BaselineException {
        String kind = root.path("kind").asText(Contents.Kind.PROFILES.text());
        List<String> events = new ArrayList<>();
        root.path("events").forEach(event -> events.add(event.asText()));
        return new Contents(
                Contents.Kind.of(kind)
                        .orElseThrow(() -> new BaselineException(
                                "it holds " + kind + ", which this version of culprit does not know; update culprit")),
                new TreeSet<>(events));
    }

    private static Entry entry(JsonNode root) throws BaselineException {
        Map<String, String> environment = new LinkedHashMap<>();
        root.path("environment")
                .properties()
                .forEach(fact -> environment.put(fact.getKey(), fact.getValue().asText()));
        List<StoredFile> files = new ArrayList<>();
        for (JsonNode file : root.path("files")) {
            files.add(new StoredFile(
                    file.path("name").asText(),
                    file.path("bytes").asLong(-1),
                    file.path("sha256").asText()));
        }
        Entry.Facts facts = new Entry.Facts(
                root.path("branch").asText(),
                root.path("commit").asText(),
                new EnvironmentClass(environment),
                root.path("testSet").asText(),
                root.path("tests").asInt(),
                root.path("forks").asInt(),
                root.path("culprit").asText(),
                contents(root));
        return new Entry(
                root.path("id").asText(), facts, root.path("savedEpochMillis").asLong(), files);
    }

    private static String hash(ObjectNode withoutHash) {
        Sha256 hash = new Sha256();
        hash.add(withoutHash.toString().getBytes(StandardCharsets.UTF_8));
        return hash.hex();
    }
}
