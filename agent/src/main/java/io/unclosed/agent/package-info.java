/**
 * The top floor: {@link io.unclosed.agent.Agent} wires the pipeline, {@link
 * io.unclosed.agent.Heartbeat} carries a snapshot through them.
 */
@NullMarked
package io.unclosed.agent;

import org.jspecify.annotations.NullMarked;
