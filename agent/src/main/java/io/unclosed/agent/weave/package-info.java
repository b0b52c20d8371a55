/**
 * Puts the hook's calls into JDK classes, once at start, and into native transports and declared
 * types when there are some. How code is written is known to {@code weave.bytebuddy} alone.
 */
@NullMarked
package io.unclosed.agent.weave;

import org.jspecify.annotations.NullMarked;
