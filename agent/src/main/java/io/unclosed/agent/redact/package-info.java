/** Replaces addresses and paths by stable tokens. */
@NullMarked
package io.unclosed.agent.redact;

import org.jspecify.annotations.NullMarked;
