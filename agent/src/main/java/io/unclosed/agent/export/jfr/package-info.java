/**
 * The findings as flight recorder events. {@link io.unclosed.agent.export.jfr.FlightRecorderExport}
 * is the way in and loads the rest once a recording starts.
 */
@NullMarked
package io.unclosed.agent.export.jfr;

import org.jspecify.annotations.NullMarked;
