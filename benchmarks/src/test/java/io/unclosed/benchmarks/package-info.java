@NullMarked
package io.unclosed.benchmarks;

import org.jspecify.annotations.NullMarked;
