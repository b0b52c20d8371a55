/**
 * What exporters may ask the agent, and the records that answer. Plain data; nothing here looks at
 * the ledger or at the system.
 */
@NullMarked
package io.unclosed.agent.query;

import org.jspecify.annotations.NullMarked;
