/** The kinds of resources: what is known of each, apart from where the JDK opens it. */
@NullMarked
package io.unclosed.analysis.kind;

import org.jspecify.annotations.NullMarked;
