/**
 * The page that shows a result: templates, style sheets and scripts as resources, and what fills, escapes, bundles and
 * packs them.
 */
@NullMarked
package dev.culprit.flamegraph;

import org.jspecify.annotations.NullMarked;
