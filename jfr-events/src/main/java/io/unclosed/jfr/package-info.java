/**
 * The flight recorder's door: one class per event, labels and units and no logic.
 *
 * <p>Loading any of these classes starts the flight recorder's machinery (8 to 15 MB, 140 ms of
 * CPU), so nobody may before a recording runs. {@code unclosed.jfc} beside them holds the settings;
 * it merges: {@code -XX:StartFlightRecording:settings=default,settings=unclosed.jfc}.
 *
 * <p>Times are epoch-free: ages and lifetimes in nanoseconds. -1 stands for what is not known or
 * not foreseen.
 */
@NullMarked
package io.unclosed.jfr;

import org.jspecify.annotations.NullMarked;
