/** Healthy programs that look like leaking ones, and a small leak, in live JVMs in real time. */
@NullMarked
package io.unclosed.benchmarks.live;

import org.jspecify.annotations.NullMarked;
