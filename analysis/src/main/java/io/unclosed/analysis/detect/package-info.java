/** The kinds of evidence: one detector a file, all of them in {@link Detectors}. */
@NullMarked
package io.unclosed.analysis.detect;

import org.jspecify.annotations.NullMarked;
