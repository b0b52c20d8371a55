/**
 * Describes a single file descriptor in words: a path, a child process, a socket's addresses. On
 * request only, since each look-up costs microseconds.
 */
@NullMarked
package io.unclosed.agent.sample.detail;

import org.jspecify.annotations.NullMarked;
