/**
 * What users look at. Exporters read findings and ask the {@link
 * io.unclosed.agent.query.AgentQueries}; never the ledger.
 */
@NullMarked
package io.unclosed.agent.export;

import org.jspecify.annotations.NullMarked;
