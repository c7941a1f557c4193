package dev.culprit.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What the JUnit Platform says about a run, in its own report: what culprit says is compared with it.
 *
 * @param millis wall time of all tests with what is done for their classes
 * @param statuses {@code PASSED}, {@code FAILED} or {@code SKIPPED} by name of the test
 * @param testMillis wall time of each test, without what is done for its class, by {@code class.method#1}, the number being that of the
 *     invocation
 */
record LauncherReport(double millis, Map<String, String> statuses, Map<String, Double> testMillis) {

    /** Reads the report that the console launcher wrote into {@code folder}. */
    static LauncherReport read(Path folder) throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("TEST-junit-jupiter.xml").toFile())
                .getDocumentElement();
        Map<String, String> statuses = new TreeMap<>();
        Map<String, Double> times = new TreeMap<>();
        for (Element test : children(suite, "testcase")) {
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            if (statuses.put(name, status(test)) != null) {
                throw new IllegalStateException("two tests are called " + name);
            }
            times.put(numbered(name), millis(test));
        }
        if (statuses.size() != Integer.parseInt(suite.getAttribute("tests"))) {
            throw new IllegalStateException("the launcher counts other tests than it lists: " + folder);
        }
        return new LauncherReport(millis(suite), statuses, times);
    }

    /** {@code Class.method(int)[2]} is {@code Class.method#2}. */
    private static String numbered(String name) {
        Matcher invocation = Pattern.compile("\\(.*\\)(?:\\[(\\d+)])?$").matcher(name);
        return invocation.replaceFirst(found -> "#" + (found.group(1) == null ? "1" : found.group(1)));
    }

    long count(String status) {
        return statuses.values().stream().filter(status::equals).count();
    }

    private static String status(Element test) {
        if (!children(test, "skipped").isEmpty()) {
            return "SKIPPED";
        }
        return children(test, "failure").isEmpty() && children(test, "error").isEmpty() ? "PASSED" : "FAILED";
    }

    private static double millis(Element element) {
        return 1000 * Double.parseDouble(element.getAttribute("time"));
    }

    private static List<Element> children(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
