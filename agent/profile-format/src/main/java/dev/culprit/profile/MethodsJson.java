package dev.culprit.profile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code methods.json}: one method a line. */
final class MethodsJson {

    private static final HexFormat HEX = HexFormat.of();

    private MethodsJson() {}

    static void write(List<MethodInfo> methods, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("methods");
        for (MethodInfo method : methods) {
            json.writeRaw('\n');
            write(method, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(MethodInfo method, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (method.kind() != MethodKind.FUNCTION) {
            json.writeStringField("kind", method.kind().name());
        }
        json.writeStringField("class", method.className());
        json.writeStringField("name", method.name());
        json.writeStringField("descriptor", method.descriptor());
        if (method.sourceFile() != null) {
            json.writeStringField("source", method.sourceFile());
        }
        json.writeFieldName("lines");
        json.writeArray(new int[] {method.firstLine(), method.lastLine()}, 0, 2);
        json.writeStringField("hash", HEX.toHexDigits(method.bodyHash()));
        if (!method.callSites().isEmpty()) {
            json.writeArrayFieldStart("sites");
            for (MethodInfo.Site site : method.callSites()) {
                json.writeArray(new int[] {site.line(), site.callee()}, 0, 2);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static List<MethodInfo> read(JsonCursor in, ReaderLimits limits) throws IOException {
        List<MethodInfo> methods = new ArrayList<>();
        in.object(name -> {
            if (name.equals("methods")) {
                in.array(() -> methods.add(readMethod(in, limits)));
            } else {
                in.skip();
            }
            limits.check("methods", methods.size(), limits.methods());
        });
        return methods;
    }

    private static MethodInfo readMethod(JsonCursor in, ReaderLimits limits) throws IOException {
        Fields fields = new Fields();
        in.object(name -> fields.read(name, in, limits));
        if (fields.className == null || fields.name == null || fields.descriptor == null) {
            throw in.damaged("a method without class, name or descriptor");
        }
        return new MethodInfo(
                fields.kind,
                fields.className,
                fields.name,
                fields.descriptor,
                fields.source,
                (int) fields.lines[0],
                (int) fields.lines[1],
                fields.hash,
                fields.sites);
    }

    private static final class Fields {
        private MethodKind kind = MethodKind.FUNCTION;
        private @Nullable String className;
        private @Nullable String name;
        private @Nullable String descriptor;
        private @Nullable String source;
        private final long[] lines = new long[2];
        private long hash;
        private final List<MethodInfo.Site> sites = new ArrayList<>(0);

        void read(String field, JsonCursor in, ReaderLimits limits) throws IOException {
            switch (field) {
                case "kind" -> kind = readKind(in);
                case "class" -> className = in.string();
                case "name" -> name = in.string();
                case "descriptor" -> descriptor = in.string();
                case "source" -> source = in.string();
                case "lines" -> in.row(lines);
                case "hash" -> hash = readHash(in);
                case "sites" ->
                    in.array(() -> {
                        sites.add(readSite(in));
                        limits.check("call sites of a method", sites.size(), limits.callSites());
                    });
                default -> in.skip();
            }
        }
    }

    private static MethodKind readKind(JsonCursor in) throws IOException {
        String name = in.string();
        MethodKind kind = MethodKind.named(name);
        if (kind == null) {
            throw in.damaged("a method of the unknown kind '" + name + "'");
        }
        return kind;
    }

    private static long readHash(JsonCursor in) throws IOException {
        String hex = in.string();
        try {
            return HexFormat.fromHexDigitsToLong(hex);
        } catch (IllegalArgumentException e) {
            throw in.damaged("a method's hash is not hexadecimal");
        }
    }

    private static MethodInfo.Site readSite(JsonCursor in) throws IOException {
        long[] pair = new long[2];
        in.row(pair);
        return new MethodInfo.Site((int) pair[0], (int) pair[1]);
    }
}
