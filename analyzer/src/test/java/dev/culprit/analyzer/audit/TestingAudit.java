package dev.culprit.analyzer.audit;

import java.nio.file.Path;
import java.util.List;

/** Audits the code in the package {@code code} beside it. */
final class TestingAudit {

    static final String CODE =
            Path.of("target/test-classes/dev/culprit/analyzer/audit/code").toString();

    private TestingAudit() {}

    static AuditReport of(Path... inputs) throws AuditException {
        return of(List.of(inputs).stream().map(Path::toString).toList(), List.of());
    }

    static AuditReport of(List<String> inputs, List<String> ownTypes) throws AuditException {
        return Audit.of(new AuditRequest(inputs, List.of(), List.of(), ownTypes, "culprit audit"));
    }

    /** With the libraries, which say what the code extends. */
    static AuditReport ofCode(String file, List<String> ownTypes) throws AuditException {
        String pattern = "dev.culprit.analyzer.audit.code." + file.replace(".java", "");
        return Audit.of(new AuditRequest(
                List.of(CODE),
                List.of(System.getProperty("java.class.path")),
                List.of(pattern),
                ownTypes,
                "culprit audit"));
    }
}
