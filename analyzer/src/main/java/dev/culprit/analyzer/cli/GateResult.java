package dev.culprit.analyzer.cli;

import dev.culprit.analyzer.git.Repository;

/** What a gate says of a candidate, whatever that is made of. */
interface GateResult {

    /** The same with one more reason, the least important. */
    GateResult withReason(String reason);

    /**
     * The same, held against the rules of the commit that was compared with.
     *
     * @param fail from where on the gate closes now
     */
    GateResult under(RulesOfBase rules, double fail);

    /** Its forms. */
    Result shown(SourceSites sites, Repository repository, boolean colour) throws Exception;

    /** What the command ends with. */
    int exit(boolean strict);
}
