/** Programs whose memory is known. */
@NullMarked
package programs.memory;

import org.jspecify.annotations.NullMarked;
