/** Results of JMH, which have scores and no stacks. */
@NullMarked
package dev.culprit.analyzer.formats.jmh;

import org.jspecify.annotations.NullMarked;
