package dev.culprit.analyzer.findings;

import dev.culprit.analyzer.model.Finding;
import java.util.List;

/** One thing that takes time which it need not. */
interface Rule {

    /** What it finds in one fork. */
    List<Finding> check(Suite suite);
}
