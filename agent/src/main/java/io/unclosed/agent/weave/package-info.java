/**
 * Puts the hook's calls into JDK classes, on the bytes of their files; declared types are woven by
 * Byte Buddy's ASM, which nothing else knows.
 */
@NullMarked
package io.unclosed.agent.weave;

import org.jspecify.annotations.NullMarked;
