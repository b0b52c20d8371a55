/**
 * Joins the ledger and the samplers into one {@link io.unclosed.analysis.input.Snapshot}, and
 * checks them against each other. For the heartbeat's thread alone.
 */
@NullMarked
package io.unclosed.agent.snapshot;

import org.jspecify.annotations.NullMarked;
