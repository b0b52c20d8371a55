/** The packaged agent in real JVMs, on every JDK found: is it right, and does nobody notice it? */
@NullMarked
package io.unclosed.it;

import org.jspecify.annotations.NullMarked;
