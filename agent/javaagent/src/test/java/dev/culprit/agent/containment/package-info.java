/** Whatever happens inside a probe or to the application's threads, the application is unharmed and the tree consistent. */
package dev.culprit.agent.containment;
