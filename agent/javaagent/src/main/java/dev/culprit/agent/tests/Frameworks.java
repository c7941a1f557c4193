package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.TestEvents;
import dev.culprit.agent.selection.LoaderCheck;
import dev.culprit.agent.transform.CallInserter;
import dev.culprit.agent.transform.InsertedCall;
import dev.culprit.agent.transform.TestMethods;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attaches to the test frameworks as they are loaded. Thread safe. */
public final class Frameworks extends TestEvents.Receiver implements CallInserter.Listener {

    private final TestJournal journal;
    private final TestMethods methods;
    private final PlatformEvents platform;
    private final JUnit4Events junit4;
    private final TestNgEvents testNg;

    public Frameworks(TestJournal journal, TestMethods methods) {
        this.journal = journal;
        this.methods = methods;
        this.platform = new PlatformEvents(journal);
        this.junit4 = new JUnit4Events(journal, methods);
        this.testNg = new TestNgEvents(journal, methods);
    }

    /** What inserts the calls that this gets. */
    public CallInserter inserter(LoaderCheck loaders) {
        List<InsertedCall> calls = new ArrayList<>(PlatformEvents.CALLS);
        calls.addAll(JUnit4Events.CALLS);
        calls.addAll(TestNgEvents.CALLS);
        List<String> watched = List.of(PlatformEvents.ENTRANCE, TestNgEvents.ENTRANCE);
        return new CallInserter(calls, watched, loaders, this);
    }

    @Override
    public void loaded(String internalName, List<InsertedCall> missing) {
        journal.frameworkSeen();
        switch (internalName) {
            case PlatformEvents.ENTRANCE -> journal.expects("the JUnit Platform");
            case TestNgEvents.ENTRANCE -> journal.expects("TestNG");
            default -> {}
        }
        if (internalName.startsWith("org/junit/platform/")) {
            methods.platformIsThere();
        }
        if (!missing.isEmpty()) {
            journal.note("Tests run by a framework are missing or incomplete: its class "
                    + internalName.replace('/', '.') + " is not as expected.");
        }
    }

    @Override
    public void receive(int event, @Nullable Object source, @Nullable Object first, @Nullable Object second)
            throws ReflectiveOperationException {
        if (first == null) {
            return;
        }
        if (event < PlatformEvents.END) {
            if (source != null) {
                platform.receive(event, source, first, second);
            }
        } else if (!platform.isActive()) {
            // Else it is the Platform that has other frameworks run their tests, and reports them.
            if (event >= JUnit4Events.END) {
                testNg.receive(event, first, second);
            } else if (source != null) {
                junit4.receive(event, source, first);
            }
        }
    }
}
