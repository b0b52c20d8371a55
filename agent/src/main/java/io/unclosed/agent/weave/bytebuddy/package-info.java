/**
 * What weaves, by Byte Buddy: it alone imports that, and both live in a class loader that is
 * dropped when the work is done. Nothing outside keeps a reference to an object of this package,
 * but through {@code track=}.
 */
@NullMarked
package io.unclosed.agent.weave.bytebuddy;

import org.jspecify.annotations.NullMarked;
