/** Mistakes, each the shortest honest one, and their healthy look-alikes. */
@NullMarked
package programs.leaks;

import org.jspecify.annotations.NullMarked;
