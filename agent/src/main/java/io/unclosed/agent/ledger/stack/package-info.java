/**
 * Stack traces in the VM's own form: sampled within a budget, found again by their hash, with the
 * counts of what they opened and closed. On the application's threads.
 */
@NullMarked
package io.unclosed.agent.ledger.stack;

import org.jspecify.annotations.NullMarked;
