/** The statistics of trends: small, exact and without a library. */
@NullMarked
package io.unclosed.analysis.stats;

import org.jspecify.annotations.NullMarked;
