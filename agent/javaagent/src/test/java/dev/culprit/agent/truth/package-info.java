/** A generated program, an independent model of it that knows the truth, and the comparison of a profile with it. */
package dev.culprit.agent.truth;
