/** Finds for every function and every node of one side its counterpart on the other. Pure. */
@NullMarked
package dev.culprit.analyzer.align;

import org.jspecify.annotations.NullMarked;
