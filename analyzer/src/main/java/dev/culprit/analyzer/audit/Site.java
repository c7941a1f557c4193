package dev.culprit.analyzer.audit;

import dev.culprit.analyzer.model.CallSite;

/**
 * A line of the code that is audited.
 *
 * @param callSite the line
 * @param inLoop whether a jump back leads past it
 * @param perTest whether it is in a method that a test framework calls for each test
 * @param origin where its class file comes from
 */
record Site(CallSite callSite, boolean inLoop, boolean perTest, Origin origin) {}
