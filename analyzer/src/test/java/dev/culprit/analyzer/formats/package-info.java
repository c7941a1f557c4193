@NullMarked
package dev.culprit.analyzer.formats;

import org.jspecify.annotations.NullMarked;
