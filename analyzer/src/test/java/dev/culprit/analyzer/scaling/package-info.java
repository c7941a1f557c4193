@NullMarked
package dev.culprit.analyzer.scaling;

import org.jspecify.annotations.NullMarked;
