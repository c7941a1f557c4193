/** Tasks that are handed from one thread to another, in forked JVMs with the finished agent. */
package dev.culprit.agent.tasks;
