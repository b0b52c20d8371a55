/**
 * All that the application can see of the agent: the entry class and the loader of everything else.
 */
@NullMarked
package io.unclosed;

import org.jspecify.annotations.NullMarked;
