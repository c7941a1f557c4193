package dev.culprit.agent.telemetry;

import dev.culprit.agent.runtime.Recorder;
import dev.culprit.agent.runtime.TestContexts;
import dev.culprit.agent.transform.MethodTable;
import dev.culprit.agent.transform.handlers.HandlerClasses;
import dev.culprit.agent.transform.handlers.HandlerRecognition;
import dev.culprit.agent.transform.handlers.RegistrationPoint;
import dev.culprit.profile.Telemetry;
import dev.culprit.profile.telemetry.HandlerType;
import dev.culprit.profile.telemetry.RegistrationMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Which handlers are registered with what, since when and from where. Thread safe, by one lock: registrations are rare. */
final class Registrations {

    private static final int MOST_REGISTRATIONS = 20_000;

    private final MethodTable table;
    private final HandlerRecognition recognition;
    private final HandlerBook book;
    private final Targets targets = new Targets();
    private final ObjectNumbers objects = new ObjectNumbers();
    private final List<Registered> registrations = new ArrayList<>();
    private final Map<Integer, List<Registered>> open = new HashMap<>();
    private long dropped;

    Registrations(MethodTable table, HandlerRecognition recognition, HandlerClasses classes) {
        this.table = table;
        this.recognition = recognition;
        this.book = new HandlerBook(table, classes);
    }

    /** Whether one more is kept; if not, it is counted. */
    synchronized boolean hasRoom() {
        boolean room = registrations.size() < MOST_REGISTRATIONS;
        dropped += room ? 0 : 1;
        return room;
    }

    synchronized boolean isLambda(Class<?> type) {
        return book.isLambda(type);
    }

    synchronized void enter(
            @Nullable Object target,
            Object handler,
            RegistrationPoint point,
            @Nullable HandlerType type,
            Where where,
            CallSiteSearch stack) {
        RegistrationMethod method = point.method();
        int object = objects.of(handler);
        if (stack.isNested() && isOpenFrom(object, where) || stack.isCalledByLibrary() && isOpen(object)) {
            return;
        }
        int number = book.of(handler.getClass(), type, method, recognition.table());
        if (number == HandlerBook.NONE) {
            return;
        }
        long now = TestContexts.elapsedNanos();
        Object holder = Holder.of(target, recognition.table());
        int targetNumber = targets.of(holder, point.className(), now);
        Registered made = new Registered(number, object, targetNumber, method.method(), where, now, handler, holder);
        registrations.add(made);
        List<Registered> ofObject = open.get(object);
        if (ofObject == null) {
            ofObject = new ArrayList<>(1);
            open.put(object, ofObject);
        }
        ofObject.add(made);
        targets.added(targetNumber);
    }

    /** The same call of the application has registered the object already, and goes on to where that is done. */
    private boolean isOpenFrom(int object, Where where) {
        for (Registered registered : open.getOrDefault(object, List.of())) {
            if (where.at() != null
                    && where.at().equals(registered.where.at())
                    && where.thread().equals(registered.where.thread())) {
                return true;
            }
        }
        return false;
    }

    /** What the library hands on to its own parts was handed over to it. */
    private boolean isOpen(int object) {
        return !open.getOrDefault(object, List.of()).isEmpty();
    }

    synchronized void remove(@Nullable Object target, Object handler, RegistrationPoint point) {
        int object = objects.find(handler);
        int from = targets.find(Holder.of(target, recognition.table()), point.className());
        List<Registered> ofObject = object == ObjectNumbers.UNKNOWN ? null : open.get(object);
        if (ofObject == null) {
            return;
        }
        for (int i = 0; i < ofObject.size(); i++) {
            if (ofObject.get(i).target == from) {
                end(ofObject.remove(i), Telemetry.State.REMOVED);
                return;
            }
        }
        if (ofObject.size() == 1 && wasHandedOn(ofObject.get(0), target)) {
            end(ofObject.remove(0), Telemetry.State.REMOVED);
        }
    }

    /** What is removed from another kind of object than it was registered with, is removed from what the library has handed it on to. */
    private boolean wasHandedOn(Registered registered, @Nullable Object from) {
        return from != null
                && !targets.className(registered.target).equals(from.getClass().getName());
    }

    private void end(Registered registered, Telemetry.State how) {
        registered.end(how, TestContexts.elapsedNanos());
        targets.removed(registered.target);
    }

    /** With a handler end the registrations of it and those with it, such as of an appender's filters. */
    synchronized void ended(@Nullable Object ended) {
        int object = ended == null ? ObjectNumbers.UNKNOWN : objects.find(ended);
        List<Registered> ofObject = object == ObjectNumbers.UNKNOWN ? null : open.remove(object);
        for (Registered registered : ofObject == null ? List.<Registered>of() : ofObject) {
            end(registered, Telemetry.State.REMOVED);
        }
        int target = ended == null ? -1 : targets.find(ended, "");
        if (target < 0) {
            return;
        }
        for (List<Registered> others : open.values()) {
            for (Iterator<Registered> each = others.iterator(); each.hasNext(); ) {
                Registered registered = each.next();
                if (registered.target == target) {
                    each.remove();
                    end(registered, Telemetry.State.REMOVED);
                }
            }
        }
    }

    synchronized void created(Class<?> type, int site) {
        book.created(type, site);
    }

    /** Says of the functions that have probes which of them are callbacks, as far as is known now. */
    synchronized void markCallbacks() {
        book.complete();
        for (Registered registered : registrations) {
            if (registered.isOpen() && registered.isCollected()) {
                end(registered, Telemetry.State.COLLECTED);
                open.getOrDefault(registered.object, new ArrayList<>()).remove(registered);
            }
        }
    }

    /**
     * All of it so far.
     *
     * @param rows positions of methods in the profile by their ids, -1 for those that are not there
     */
    synchronized Telemetry record(IntUnaryOperator rows) {
        List<Telemetry.Handler> handlers = book.records(rows);
        List<Telemetry.Registration> records = new ArrayList<>(registrations.size());
        for (Registered registered : registrations) {
            records.add(registered.record(within(registered.where.callbackId(), handlers, rows)));
        }
        return new Telemetry(handlers, targets.records(), records, thrown(rows), book.dropped(), dropped);
    }

    private static int within(int callbackId, List<Telemetry.Handler> handlers, IntUnaryOperator rows) {
        int row = callbackId == 0 ? -1 : rows.applyAsInt(callbackId);
        for (int i = 0; row >= 0 && i < handlers.size(); i++) {
            if (handlers.get(i).callbacks().contains(row)) {
                return i;
            }
        }
        return -1;
    }

    private List<Telemetry.Thrown> thrown(IntUnaryOperator rows) {
        List<Telemetry.Thrown> thrown = new ArrayList<>();
        for (Map.Entry<Integer, Long> entry : new TreeMap<>(Recorder.thrown()).entrySet()) {
            int row = rows.applyAsInt(entry.getKey());
            if (row >= 0 && table.isTelemetry(entry.getKey())) {
                thrown.add(new Telemetry.Thrown(row, entry.getValue()));
            }
        }
        return thrown;
    }
}
