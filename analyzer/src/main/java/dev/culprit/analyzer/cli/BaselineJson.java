package dev.culprit.analyzer.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culprit.analyzer.baseline.Entry;
import dev.culprit.analyzer.baseline.Listing;
import java.io.IOException;
import java.io.Writer;

/** A list of baselines for programs: {@code culprit.baselines/1}, whose schema is the resource {@code schema/baselines-1.json}. */
final class BaselineJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private BaselineJson() {}

    static void write(Listing listing, Writer out) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", "culprit.baselines/1");
        ArrayNode entries = root.putArray("baselines");
        listing.entries().forEach(entry -> entries.add(entry(entry)));
        ArrayNode skipped = root.putArray("skipped");
        for (Listing.Skipped one : listing.skipped()) {
            ObjectNode node = skipped.addObject();
            node.put("name", one.name());
            node.put("why", one.why());
        }
        out.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n"));
        out.write('\n');
    }

    private static ObjectNode entry(Entry entry) {
        ObjectNode node = JSON.createObjectNode();
        Entry.Facts facts = entry.facts();
        node.put("id", entry.id());
        node.put("branch", facts.branch());
        node.put("commit", facts.commit());
        node.put("savedEpochMillis", entry.savedEpochMillis());
        node.put("culprit", facts.culprit());
        node.put("kind", facts.contents().kind().text());
        ArrayNode events = node.putArray("events");
        facts.contents().events().forEach(events::add);
        node.put("forks", facts.forks());
        node.put("tests", facts.tests());
        node.put("testSet", facts.testSet());
        node.put("profiles", entry.profiles().size());
        node.put("bytes", entry.bytes());
        ObjectNode environment = node.putObject("environment");
        facts.environment().facts().forEach(environment::put);
        return node;
    }
}
