package dev.culprit.analyzer.audit;

import java.util.List;

/**
 * What to audit.
 *
 * @param inputs directories, class files, archives, class paths
 * @param classPath the same, of which only the types are read, to know what the audited classes extend
 * @param include patterns of the classes to audit, such as {@code com.acme.**}; empty for all
 * @param ownTypes binary names of further types of handlers
 * @param command what repeats the audit
 */
public record AuditRequest(
        List<String> inputs, List<String> classPath, List<String> include, List<String> ownTypes, String command) {

    public AuditRequest {
        inputs = List.copyOf(inputs);
        classPath = List.copyOf(classPath);
        include = List.copyOf(include);
        ownTypes = List.copyOf(ownTypes);
    }
}
