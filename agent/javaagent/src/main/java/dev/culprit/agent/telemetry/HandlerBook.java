package dev.culprit.agent.telemetry;

import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.handlers.FoundClass;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.LambdaSite;
import dev.culprit.profile.HandlerKind;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerTable;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The handlers, numbered in the order in which they are met. Guarded by its journal. */
final class HandlerBook {

    static final int NONE = -1;

    private static final int MOST = 20_000;
    private static final int DEEPEST = 60;
    private static final String LAMBDA_CLASS = "$$Lambda";

    /** What is called of a handler. */
    private record Entry(
            String type,
            String family,
            String className,
            HandlerKind kind,
            @Nullable Function callback,
            Telemetry.@Nullable Body body,
            Telemetry.@Nullable Place createdAt) {}

    /** The method of a class that implements a function of the JDK; {@code className} that which declares it. */
    private record Function(String className, String name) {}

    private final MethodTable table;
    private final HandlerClasses classes;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Class<?>, Integer> sites = new WeakHashMap<>();
    private final Set<Telemetry.Body> functions = new HashSet<>();
    private long dropped;

    HandlerBook(MethodTable table, HandlerClasses classes) {
        this.table = table;
        this.classes = classes;
    }

    /** Objects of that class are made where that number says. */
    void created(Class<?> lambda, int site) {
        sites.put(lambda, site);
    }

    /** Whether it is known where objects of that class are made. */
    boolean isLambda(Class<?> type) {
        return type.isHidden() || sites.containsKey(type);
    }

    /**
     * The number of the handler that an object of that class is.
     *
     * @param type by which it is a handler; null for a function
     * @return {@link #NONE} for a function that is no function of the JDK, and when there are too many
     */
    int of(Class<?> objectClass, @Nullable HandlerType type, RegistrationMethod registers, HandlerTable known) {
        String typeName = type != null ? type.binaryName() : registers.owner().replace('/', '.');
        String family = type != null ? type.family() : registers.family();
        Integer site = sites.get(objectClass);
        if (site != null) {
            return ofSite(site, typeName, family, type == null);
        }
        if (objectClass.isHidden()) {
            return ofUnknownLambda(objectClass, typeName, family);
        }
        String name = type != null ? null : known.function(registers.handlerType());
        if (type == null && name == null) {
            return NONE;
        }
        Function callback = name == null ? null : function(objectClass, name);
        if (callback != null) {
            table.markTelemetry(callback.className(), callback.name(), null);
        }
        return ofClass(objectClass.getName(), typeName, family, callback);
    }

    /** That of the first class upwards which has a probe in a method of that name. */
    private Function function(Class<?> objectClass, String name) {
        for (Class<?> each = objectClass; each != null; each = each.getSuperclass()) {
            if (!table.ids(each.getName(), name).isEmpty()) {
                return new Function(each.getName(), name);
            }
        }
        return new Function(objectClass.getName(), name);
    }

    private int ofSite(int number, String typeName, String family, boolean function) {
        LambdaSite site = classes.site(number);
        if (function) {
            functions.add(site.body());
        }
        return number(
                "site " + number + ' ' + typeName,
                new Entry(typeName, family, site.at().className(), site.kind(), null, site.body(), site.at()));
    }

    /** Of a class that was not looked into: nothing is known but whether its objects have fields. */
    private int ofUnknownLambda(Class<?> lambda, String typeName, String family) {
        String name = lambda.getName();
        int end = name.indexOf(LAMBDA_CLASS);
        String host = end > 0 ? name.substring(0, end) : name.substring(0, Math.max(0, name.indexOf('/')));
        HandlerKind kind = lambda.getDeclaredFields().length > 0 ? HandlerKind.CAPTURING_LAMBDA : HandlerKind.LAMBDA;
        return number("lambda " + name + ' ' + typeName, new Entry(typeName, family, host, kind, null, null, null));
    }

    private int ofClass(String className, String typeName, String family, @Nullable Function callback) {
        FoundClass found = classes.find(className);
        HandlerKind kind = found != null ? found.kind() : byName(className);
        return number(
                "class " + className + ' ' + typeName,
                new Entry(typeName, family, className, kind, callback, null, null));
    }

    /** Of a class whose file was not looked into. To ask the class itself would load the ones around it. */
    private static HandlerKind byName(String className) {
        return className.matches(".*\\$\\d+") ? HandlerKind.ANONYMOUS : HandlerKind.NAMED;
    }

    private int number(String key, Entry entry) {
        Integer number = numbers.get(key);
        if (number != null) {
            return number;
        }
        if (entries.size() == MOST) {
            dropped++;
            return NONE;
        }
        entries.add(entry);
        numbers.put(key, entries.size() - 1);
        return entries.size() - 1;
    }

    long dropped() {
        return dropped;
    }

    /** Takes up the handlers that nobody was seen to register, and says of functions with probes which of them are callbacks. */
    void complete() {
        for (FoundClass found : classes.classes()) {
            HandlerType type = found.types().get(0);
            if (found.concrete() && !isNumbered(found)) {
                ofClass(found.className(), type.binaryName(), type.family(), null);
            }
        }
        List<LambdaSite> places = classes.sites();
        for (int number = 0; number < places.size(); number++) {
            LambdaSite site = places.get(number);
            if (!site.types().isEmpty() || functions.contains(site.body())) {
                Telemetry.Body body = site.body();
                table.markTelemetry(table.id(body.className(), body.name(), body.descriptor()));
            }
            if (!site.types().isEmpty()) {
                HandlerType type = site.types().get(0);
                ofSite(number, type.binaryName(), type.family(), false);
            }
        }
    }

    private boolean isNumbered(FoundClass found) {
        for (HandlerType type : found.types()) {
            if (numbers.containsKey("class " + found.className() + ' ' + type.binaryName())) {
                return true;
            }
        }
        return false;
    }

    /** @param rows positions of methods by their ids, -1 for those that are not there */
    List<Telemetry.Handler> records(IntUnaryOperator rows) {
        List<Telemetry.Handler> records = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            records.add(new Telemetry.Handler(
                    entry.type(),
                    entry.family(),
                    entry.className(),
                    entry.kind(),
                    callbacks(entry, rows),
                    entry.body(),
                    entry.createdAt()));
        }
        return records;
    }

    private List<Integer> callbacks(Entry entry, IntUnaryOperator rows) {
        List<Integer> callbacks = new ArrayList<>();
        Telemetry.Body body = entry.body();
        if (body != null) {
            add(table.id(body.className(), body.name(), body.descriptor()), rows, callbacks);
        } else if (entry.callback() != null) {
            Function callback = entry.callback();
            for (int id : table.ids(callback.className(), callback.name())) {
                add(id, rows, callbacks);
            }
        } else {
            inherit(entry.className(), new HashSet<>(), rows, callbacks, 0);
        }
        return callbacks;
    }

    private static void add(int id, IntUnaryOperator rows, List<Integer> callbacks) {
        int row = id == 0 ? -1 : rows.applyAsInt(id);
        if (row >= 0 && !callbacks.contains(row)) {
            callbacks.add(row);
        }
    }

    private void inherit(
            String className, Set<String> seen, IntUnaryOperator rows, List<Integer> callbacks, int depth) {
        FoundClass found = depth > DEEPEST ? null : classes.find(className);
        if (found == null) {
            return;
        }
        for (FoundClass.Callback callback : found.callbacks()) {
            if (seen.add(callback.name() + callback.descriptor())) {
                add(table.id(className, callback.name(), callback.descriptor()), rows, callbacks);
            }
        }
        for (String above : found.above()) {
            inherit(above, seen, rows, callbacks, depth + 1);
        }
    }
}
