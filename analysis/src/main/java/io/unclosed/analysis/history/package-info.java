/**
 * What was, in bounded memory: floors of quantities at several resolutions, and the tests that run
 * when a bucket is full.
 */
@NullMarked
package io.unclosed.analysis.history;

import org.jspecify.annotations.NullMarked;
