package io.unclosed.analysis.input;

/**
 * How many connections there are to one remote address in one state.
 *
 * @param remote address and port as {@code 10.2.1.17:8443} or {@code [::1]:8443}
 * @param state the kernel's word ({@code CLOSE_WAIT}), or empty for all states together
 * @param count connections
 */
public record PeerCount(String remote, String state, long count) {}
