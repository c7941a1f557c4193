/** Which classes are instrumented. */
@NullMarked
package dev.culprit.agent.selection;

import org.jspecify.annotations.NullMarked;
