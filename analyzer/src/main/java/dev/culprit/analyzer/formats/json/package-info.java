/** The plain JSON that this project documents. */
@NullMarked
package dev.culprit.analyzer.formats.json;

import org.jspecify.annotations.NullMarked;
