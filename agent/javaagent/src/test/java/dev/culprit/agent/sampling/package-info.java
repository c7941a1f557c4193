/** Samples of real programs, taken by the finished agent. */
package dev.culprit.agent.sampling;
