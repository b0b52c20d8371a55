/** Code that is known to hold what others open: caches and pools of the JDK and of libraries. */
@NullMarked
package io.unclosed.analysis.holder;

import org.jspecify.annotations.NullMarked;
