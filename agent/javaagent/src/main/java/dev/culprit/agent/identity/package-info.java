/** Telling objects of the application apart without keeping them and without calling them. */
@NullMarked
package dev.culprit.agent.identity;

import org.jspecify.annotations.NullMarked;
