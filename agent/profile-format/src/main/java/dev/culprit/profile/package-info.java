/**
 * What a profile file is: the values, the writer, the reader and its limits. Shared by the agent, which writes, and the
 * analyzer, which reads; neither knows the other. The file format is documented in {@code docs/profile-format.md}.
 */
@NullMarked
package dev.culprit.profile;

import org.jspecify.annotations.NullMarked;
