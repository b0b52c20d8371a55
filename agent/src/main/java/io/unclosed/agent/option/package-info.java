/**
 * What the user asked for. Read before the application's {@code main}: only {@code java.io}, no
 * regular expression, no formatter, no lambda and no joined string unless an option is bad.
 */
@NullMarked
package io.unclosed.agent.option;

import org.jspecify.annotations.NullMarked;
