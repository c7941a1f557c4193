package dev.culprit.analyzer.load;

import dev.culprit.profile.Profile;

/** Whether a part of a run that was split by tests ran any, by which it is told from other parts. Not thread safe. */
final class PartTests {

    private final String part;
    private boolean ranCode;
    private boolean hasTests;

    /** @param part how to call it */
    PartTests(String part) {
        this.part = part;
    }

    /** Notes what one of its JVMs did. A build tool that started the others is none of them. */
    void add(Profile profile) {
        boolean hasCalls = profile.callTrees().stream().anyMatch(group -> group.size() > 0);
        ranCode |= hasCalls && !BuildTools.isOne(profile.manifest());
        hasTests |= !profile.tests().tests().isEmpty();
    }

    /** @throws LoadException if it ran code, and no tests */
    void require() throws LoadException {
        if (ranCode && !hasTests) {
            throw new LoadException(
                    part + " ran no tests, and the parts of a run are told apart by their tests; a program without"
                            + " tests is checked by itself: without --shards, and with a store of its own (--store)");
        }
    }
}
