package dev.culprit.agent.transform;

import dev.culprit.profile.MethodInfo;
import dev.culprit.profile.MethodKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A function with a method id. Two classes of one name, from two loaders, are one function. Guarded by its table. */
final class RegisteredMethod implements MethodEntry {

    private final String className;
    private final @Nullable String sourceFile;
    private final MethodFacts facts;
    private @Nullable Set<Long> otherBodies;
    private boolean telemetry;
    private long bodyHash;

    RegisteredMethod(String className, @Nullable String sourceFile, MethodFacts facts) {
        this.className = className;
        this.sourceFile = sourceFile;
        this.facts = facts;
        this.bodyHash = facts.bodyHash();
    }

    /** Notes another body under the same name; the hash becomes that of the set of bodies, whatever their order. */
    void meet(long otherHash) {
        if (otherHash == facts.bodyHash()) {
            return;
        }
        if (otherBodies == null) {
            otherBodies = new HashSet<>();
        }
        if (otherBodies.add(otherHash)) {
            bodyHash ^= otherHash;
        }
    }

    /** It is a callback of a telemetry handler, as may be known before its class is loaded or long after. */
    void markTelemetry() {
        telemetry = true;
    }

    boolean isTelemetry() {
        return telemetry;
    }

    boolean is(String ofClass, String name, @Nullable String descriptor) {
        return className.equals(ofClass)
                && facts.name().equals(name)
                && (descriptor == null || facts.descriptor().equals(descriptor));
    }

    @Override
    public String name() {
        return className + '.' + facts.name();
    }

    @Override
    public MethodInfo info(boolean withCallSites) {
        return new MethodInfo(
                telemetry ? MethodKind.TELEMETRY : MethodKind.FUNCTION,
                className,
                facts.name(),
                facts.descriptor(),
                sourceFile,
                facts.firstLine(),
                facts.lastLine(),
                bodyHash,
                withCallSites ? callSites() : List.of());
    }

    private List<MethodInfo.Site> callSites() {
        List<MethodInfo.Site> sites = new ArrayList<>(facts.callLines().length);
        for (int i = 0; i < facts.callLines().length; i++) {
            sites.add(new MethodInfo.Site(facts.callLines()[i], facts.callees()[i]));
        }
        return sites;
    }
}
