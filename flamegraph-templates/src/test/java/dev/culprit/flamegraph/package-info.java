/** Tests of the page's parts; what a browser makes of them is tested where real results are rendered. */
@NullMarked
package dev.culprit.flamegraph;

import org.jspecify.annotations.NullMarked;
