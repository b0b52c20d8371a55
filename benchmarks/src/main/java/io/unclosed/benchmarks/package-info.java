/**
 * What the agent costs: the same work in JVMs with and without it, compared within one run.
 *
 * <p>A plain harness and not JMH, because each figure is a ratio between two JVMs that must take
 * turns: on a shared machine the absolute figures of two runs differ by more than what we look for.
 */
@NullMarked
package io.unclosed.benchmarks;

import org.jspecify.annotations.NullMarked;
