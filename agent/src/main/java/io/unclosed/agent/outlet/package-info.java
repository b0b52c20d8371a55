/**
 * What users look at. Outlets read findings and ask the {@link io.unclosed.agent.outlet.Desk};
 * never the ledger.
 */
@NullMarked
package io.unclosed.agent.outlet;

import org.jspecify.annotations.NullMarked;
