/**
 * Where the agent's lines go: standard error, or the application's own log. Knows nothing of
 * reports; what a line says is made in {@link io.unclosed.agent.export.text}.
 */
@NullMarked
package io.unclosed.agent.export.log;

import org.jspecify.annotations.NullMarked;
