/**
 * The findings as flight recorder events. {@link io.unclosed.agent.outlet.jfr.FlightRecorderOutlet}
 * is the way in and loads the rest once a recording starts.
 */
@NullMarked
package io.unclosed.agent.outlet.jfr;

import org.jspecify.annotations.NullMarked;
