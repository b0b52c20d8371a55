/**
 * Snapshots in, findings out. Nothing here reads a clock, a file or a thread: time comes in with
 * each {@link io.unclosed.analysis.input.Snapshot}, so that a fortnight passes in a test in a
 * millisecond and a recording is judged like a live process.
 */
@NullMarked
package io.unclosed.analysis;

import org.jspecify.annotations.NullMarked;
