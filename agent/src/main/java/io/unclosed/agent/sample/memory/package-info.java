/**
 * Reads where the process's memory is: the JVM's own beans beside what the kernel says. For the
 * heartbeat's thread alone, and not before {@code main}.
 */
@NullMarked
package io.unclosed.agent.sample.memory;

import org.jspecify.annotations.NullMarked;
