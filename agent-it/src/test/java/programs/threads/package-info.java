/** Programs that start threads, well and badly. */
@NullMarked
package programs.threads;

import org.jspecify.annotations.NullMarked;
