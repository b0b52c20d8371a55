/**
 * What analysis works on: one {@link io.unclosed.analysis.input.Snapshot} and the records that it
 * is made of. Plain data.
 */
@NullMarked
package io.unclosed.analysis.input;

import org.jspecify.annotations.NullMarked;
