@NullMarked
package dev.culprit.analyzer.git;

import org.jspecify.annotations.NullMarked;
