/**
 * What analysis concludes: suspects with their evidence, trends, forecasts and advice. Plain data,
 * for exporters to show.
 */
@NullMarked
package io.unclosed.analysis.finding;

import org.jspecify.annotations.NullMarked;
