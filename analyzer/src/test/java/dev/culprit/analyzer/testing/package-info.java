/** Profiles for tests, written down as call trees. */
@NullMarked
package dev.culprit.analyzer.testing;

import org.jspecify.annotations.NullMarked;
