/** Reads socket tables, counters and settings of the network stack. */
@NullMarked
package io.unclosed.agent.sample.net;

import org.jspecify.annotations.NullMarked;
