@NullMarked
package dev.culprit.analyzer.baseline;

import org.jspecify.annotations.NullMarked;
