/** Plants a regression in a library's jar: draws a place by what a profile says is executed, and rewrites its bytecode. */
@NullMarked
package dev.culprit.evaluation.plant;

import org.jspecify.annotations.NullMarked;
