/** Code that registers handlers with real libraries, for the audit to find: each line says what is to be found there. It is never run. */
@NullMarked
package dev.culprit.analyzer.audit.code;

import org.jspecify.annotations.NullMarked;
