/** Puts the hook's calls into JDK classes. The only place that knows Byte Buddy's ASM. */
@NullMarked
package io.unclosed.agent.weave;

import org.jspecify.annotations.NullMarked;
