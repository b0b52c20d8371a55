/**
 * Texts for people, and the files they are written to. Pure functions of a {@link
 * io.unclosed.agent.export.text.Reading}: no clock, no formatter, no regular expression, so that
 * they still work when no descriptor is left.
 */
@NullMarked
package io.unclosed.agent.export.text;

import org.jspecify.annotations.NullMarked;
