/** Comments on pull requests, by the interface that GitHub has for programs: the only package that uses the network. */
@NullMarked
package dev.culprit.analyzer.cli.comment;

import org.jspecify.annotations.NullMarked;
