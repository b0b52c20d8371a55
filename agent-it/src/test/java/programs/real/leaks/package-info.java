/**
 * Real libraries that leave something open: at a version whose own code is known to, or because the
 * program forgets.
 */
package programs.real.leaks;
