/** Advice on limits and settings: one rule a file, all of them in {@link TuningRules}. */
@NullMarked
package io.unclosed.analysis.tuning;

import org.jspecify.annotations.NullMarked;
