/**
 * The watched programs: each a {@code main} that a test runs in a JVM of its own. They live outside
 * the project's own packages, as an application does.
 */
@NullMarked
package programs;

import org.jspecify.annotations.NullMarked;
