package dev.culprit.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code telemetry.json}. Not thread safe. */
final class TelemetryReader {

    private final JsonCursor in;
    private final int methods;
    private final ReaderLimits limits;

    private TelemetryReader(JsonCursor in, int methods, ReaderLimits limits) {
        this.in = in;
        this.methods = methods;
        this.limits = limits;
    }

    static Telemetry read(JsonCursor in, int methods, ReaderLimits limits) throws IOException {
        return new TelemetryReader(in, methods, limits).read();
    }

    private Telemetry read() throws IOException {
        List<Telemetry.Handler> handlers = new ArrayList<>();
        List<Telemetry.Target> targets = new ArrayList<>();
        List<Telemetry.Registration> registrations = new ArrayList<>();
        List<Telemetry.Thrown> thrown = new ArrayList<>();
        long[] dropped = new long[2];
        in.object(name -> {
            switch (name) {
                case "droppedHandlers" -> dropped[0] = in.longValue();
                case "droppedRegistrations" -> dropped[1] = in.longValue();
                case "handlers" -> list("telemetry handlers", handlers, () -> object().handler());
                case "targets" -> list("targets of telemetry handlers", targets, () -> object().target());
                case "registrations" -> list("registrations", registrations, () -> object().registration());
                case "thrown" -> list("methods with exceptions", thrown, this::thrown);
                default -> in.skip();
            }
        });
        for (Telemetry.Registration registration : registrations) {
            index("handler", registration.handler(), handlers.size());
            index("target", registration.target(), targets.size());
            if (registration.within() != -1) {
                index("handler", registration.within(), handlers.size());
            }
        }
        if (dropped[0] < 0 || dropped[1] < 0) {
            throw in.damaged("a negative number of dropped handlers or registrations");
        }
        return new Telemetry(handlers, targets, registrations, thrown, dropped[0], dropped[1]);
    }

    private interface Element<T> {
        T read() throws IOException;
    }

    private <T> void list(String what, List<T> list, Element<T> element) throws IOException {
        in.array(() -> {
            list.add(element.read());
            limits.check(what, list.size(), limits.events());
        });
    }

    private Fields object() throws IOException {
        Fields fields = new Fields();
        in.object(fields::read);
        return fields;
    }

    private Telemetry.Thrown thrown() throws IOException {
        long[] row = new long[2];
        in.row(row);
        if (row[1] < 0) {
            throw in.damaged("a negative number of exceptions");
        }
        return new Telemetry.Thrown(index("method", row[0], methods), row[1]);
    }

    private int index(String what, long index, int size) throws ProfileException {
        if (index < 0 || index >= size) {
            throw in.damaged("a reference to " + what + " " + index + " of " + size);
        }
        return (int) index;
    }

    /** The fields of one object, whichever it is. */
    private final class Fields {

        private final Map<String, String> strings = new HashMap<>();
        private final Map<String, Long> longs = new HashMap<>();
        private final Map<String, Fields> objects = new HashMap<>();
        private final List<Integer> callbacks = new ArrayList<>();

        private void read(String field) throws IOException {
            switch (field) {
                case "callbacks" -> list("callbacks", callbacks, () -> index("method", in.longValue(), methods));
                case "body", "createdAt", "at" -> objects.put(field, object());
                case "type",
                        "family",
                        "class",
                        "kind",
                        "name",
                        "descriptor",
                        "method",
                        "file",
                        "thread",
                        "test",
                        "phase",
                        "state" -> strings.put(field, in.string());
                case "mostHandlers",
                        "firstNanos",
                        "handler",
                        "object",
                        "target",
                        "line",
                        "atNanos",
                        "endNanos",
                        "within" -> longs.put(field, in.longValue());
                default -> in.skip();
            }
        }

        Telemetry.Handler handler() throws ProfileException {
            Fields body = objects.get("body");
            return new Telemetry.Handler(
                    text("type"),
                    text("family"),
                    text("class"),
                    constant("kind", HandlerKind.values()),
                    callbacks,
                    body == null
                            ? null
                            : new Telemetry.Body(body.text("class"), body.text("name"), body.text("descriptor")),
                    place("createdAt"));
        }

        Telemetry.Target target() throws ProfileException {
            return new Telemetry.Target(text("class"), (int) amount("mostHandlers", 0, Integer.MAX_VALUE), nanos());
        }

        private long nanos() throws ProfileException {
            return amount("firstNanos", 0, Long.MAX_VALUE);
        }

        Telemetry.Registration registration() throws ProfileException {
            return new Telemetry.Registration(
                    (int) amount("handler", 0, Integer.MAX_VALUE),
                    (int) amount("object", 0, Integer.MAX_VALUE),
                    (int) amount("target", 0, Integer.MAX_VALUE),
                    text("method"),
                    place("at"),
                    text("thread"),
                    strings.get("test"),
                    strings.get("phase"),
                    amount("atNanos", 0, Long.MAX_VALUE),
                    constant("state", Telemetry.State.values()),
                    amount("endNanos", -1, Long.MAX_VALUE),
                    (int) amount("within", -1, Integer.MAX_VALUE));
        }

        private Telemetry.@Nullable Place place(String field) throws ProfileException {
            Fields place = objects.get(field);
            return place == null
                    ? null
                    : new Telemetry.Place(place.text("class"), place.text("method"), place.strings.get("file"), (int)
                            place.amount("line", 0, 65_535));
        }

        private <E extends Enum<E>> E constant(String field, E[] values) throws ProfileException {
            String name = text(field);
            for (E value : values) {
                if (value.name().equals(name)) {
                    return value;
                }
            }
            throw in.damaged("a telemetry handler with the unknown " + field + " '" + name + "'");
        }

        private String text(String field) throws ProfileException {
            String value = strings.get(field);
            if (value == null) {
                throw in.damaged("a telemetry handler, target or registration without " + field);
            }
            return value;
        }

        private long amount(String field, long least, long most) throws ProfileException {
            Long value = longs.get(field);
            if (value == null || value < least || value > most) {
                throw in.damaged(
                        "a telemetry handler, target or registration whose " + field + " is missing or out of range");
            }
            return value;
        }
    }
}
