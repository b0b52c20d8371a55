/** Applications that would notice a clumsy agent. */
@NullMarked
package programs.manners;

import org.jspecify.annotations.NullMarked;
