/** The wire format of protocol buffers, as far as profiles need it: the library for it is larger than the rest of the analyzer. */
@NullMarked
package dev.culprit.analyzer.formats.proto;

import org.jspecify.annotations.NullMarked;
