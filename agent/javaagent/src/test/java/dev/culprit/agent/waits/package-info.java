/** Waits of real programs, with the finished agent. */
package dev.culprit.agent.waits;
