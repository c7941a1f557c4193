package dev.culprit.analyzer.report;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Reads our JUnit reports as XML. */
final class TestingJUnit {

    private TestingJUnit() {}

    /** The suite of a report that has one. */
    static Element suite(String report) throws Exception {
        return (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(report)))
                .getElementsByTagName("testsuite")
                .item(0);
    }
}
