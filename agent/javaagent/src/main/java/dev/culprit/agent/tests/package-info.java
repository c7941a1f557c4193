/** Which tests ran and how long their phases took, from what test frameworks tell their own listeners. */
@NullMarked
package dev.culprit.agent.tests;

import org.jspecify.annotations.NullMarked;
