/** Tools of this module's tests. */
@NullMarked
package dev.culprit.agent.testing;

import org.jspecify.annotations.NullMarked;
