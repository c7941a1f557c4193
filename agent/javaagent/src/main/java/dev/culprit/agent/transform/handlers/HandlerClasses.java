package dev.culprit.agent.transform.handlers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found in the classes that were loaded so far. Thread safe. Only names are kept. */
public final class HandlerClasses {

    /** More places than any program has; beyond it they are not told apart. */
    private static final int MOST_SITES = 100_000;

    private final Map<String, FoundClass> classes = new HashMap<>();
    private final List<LambdaSite> sites = new ArrayList<>();
    private final Map<String, Integer> siteNumbers = new HashMap<>();
    private final List<RegistrationPoint> points = new ArrayList<>();
    private final Map<RegistrationPoint, Integer> pointNumbers = new HashMap<>();
    private final Set<String> registering = new HashSet<>();

    public HandlerClasses() {}

    /** Whether nothing was found: no handler, no lambda that is one, and no method that registers any. */
    public synchronized boolean isEmpty() {
        return classes.isEmpty() && sites.isEmpty() && points.isEmpty();
    }

    synchronized void add(FoundClass found) {
        classes.put(found.className(), found);
    }

    /** The class of that binary name; null if it is no handler as far as is known. */
    public synchronized @Nullable FoundClass find(String className) {
        return classes.get(className);
    }

    /** All of them. */
    public synchronized List<FoundClass> classes() {
        return new ArrayList<>(classes.values());
    }

    /**
     * Numbers a place; a class that is transformed again gets the number that it had.
     *
     * @param position number of the lambda in its method
     * @return -1 when there are too many
     */
    synchronized int add(LambdaSite site, String method, int position) {
        String key = site.at().className() + '.' + method + '#' + position;
        Integer number = siteNumbers.get(key);
        if (number == null) {
            if (sites.size() == MOST_SITES) {
                return -1;
            }
            number = sites.size();
            sites.add(site);
            siteNumbers.put(key, number);
        }
        return number;
    }

    /** The place of that number. */
    public synchronized LambdaSite site(int number) {
        return sites.get(number);
    }

    /** All of them, by number. */
    public synchronized List<LambdaSite> sites() {
        return new ArrayList<>(sites);
    }

    synchronized int add(RegistrationPoint point) {
        Integer number = pointNumbers.get(point);
        if (number == null) {
            number = points.size();
            points.add(point);
            pointNumbers.put(point, number);
            if (point.method().adds()) {
                registering.add(point.className() + '.' + point.method().method());
            }
        }
        return number;
    }

    /** The method of that number. */
    public synchronized RegistrationPoint point(int number) {
        return points.get(number);
    }

    /** Whether a method of that name in that class registers handlers. */
    public synchronized boolean registers(String className, String method) {
        return registering.contains(className + '.' + method);
    }
}
