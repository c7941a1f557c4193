package dev.culprit.agent.tests;

import dev.culprit.agent.runtime.TestEvents;
import dev.culprit.agent.selection.LoaderCheck;
import dev.culprit.agent.transform.CallInserter;
import dev.culprit.agent.transform.InsertedCall;
import dev.culprit.agent.transform.TestMethods;
import java.util.ArrayList;
import java.util.List;

/** Attaches to the test frameworks as they are loaded. Thread safe. */
public final class Frameworks extends TestEvents.Receiver implements CallInserter.Listener {

    private final TestJournal journal;
    private final TestMethods methods;
    private final PlatformEvents platform;

    public Frameworks(TestJournal journal, TestMethods methods) {
        this.journal = journal;
        this.methods = methods;
        this.platform = new PlatformEvents(journal);
    }

    /** What inserts the calls that this gets. */
    public CallInserter inserter(LoaderCheck loaders) {
        List<InsertedCall> calls = new ArrayList<>(PlatformEvents.CALLS);
        List<String> watched = List.of(PlatformEvents.ENTRANCE);
        return new CallInserter(calls, watched, loaders, this);
    }

    @Override
    public void loaded(String internalName, List<InsertedCall> missing) {
        journal.frameworkSeen();
        if (internalName.startsWith("org/junit/platform/")) {
            methods.platformIsThere();
        }
        if (!missing.isEmpty()) {
            journal.note("Tests run by a framework are missing or incomplete: its class "
                    + internalName.replace('/', '.') + " is not as expected.");
        }
    }

    @Override
    public void receive(int event, Object source, Object first, Object second) throws ReflectiveOperationException {
        if (event < PlatformEvents.END) {
            platform.receive(event, source, first, second);
        }
    }
}
