/** Keeps the failure of one station from the others. */
@NullMarked
package io.unclosed.analysis.guard;

import org.jspecify.annotations.NullMarked;
