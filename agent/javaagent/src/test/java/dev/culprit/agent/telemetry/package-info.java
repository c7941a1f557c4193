/** Waits of real programs, recorded by the finished agent. */
package dev.culprit.agent.telemetry;
