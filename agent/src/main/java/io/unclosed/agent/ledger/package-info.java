/**
 * Who opened what: an array indexed by descriptor, and the stacks that opened. Written by the
 * application's threads at the hook, read by the heartbeat. Keeps no reference to anything that is
 * tracked.
 */
@NullMarked
package io.unclosed.agent.ledger;

import org.jspecify.annotations.NullMarked;
