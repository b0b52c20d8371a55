/** Reads which file descriptors the kernel says are open, and what they point to. */
@NullMarked
package io.unclosed.agent.sample.fd;

import org.jspecify.annotations.NullMarked;
