/** Applications that log by slf4j, each with what the test puts on its class path. */
@NullMarked
package programs.logging;

import org.jspecify.annotations.NullMarked;
