/**
 * Every public way of the JDK to open something that holds a descriptor: one method each, grouped
 * by kind.
 */
@NullMarked
package programs.ways;

import org.jspecify.annotations.NullMarked;
