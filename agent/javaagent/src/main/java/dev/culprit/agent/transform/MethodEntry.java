package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;

/** What has a method id. */
interface MethodEntry {

    /** Binary class name, dot, name. */
    String name();

    /** @param withCallSites whether the calls in the body are wanted, if it has any */
    MethodInfo info(boolean withCallSites);
}
