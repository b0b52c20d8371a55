/**
 * What has no file descriptor: threads, native memory and declared objects, in slots that the agent
 * numbers itself.
 */
@NullMarked
package io.unclosed.agent.ledger.keyed;

import org.jspecify.annotations.NullMarked;
