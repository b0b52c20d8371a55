/**
 * The slots: one word for each file descriptor, or for each key of what has none, published and
 * withdrawn atomically.
 */
@NullMarked
package io.unclosed.agent.ledger.slot;

import org.jspecify.annotations.NullMarked;
