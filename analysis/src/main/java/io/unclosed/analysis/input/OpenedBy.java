package io.unclosed.analysis.input;

/**
 * Whose code opened the resources of a call site, and through what.
 *
 * @param origin whose code the blamed frame is
 * @param api the public JDK or library method through which it was opened, such as {@code
 *     java.net.Socket.connect}
 * @param library the method of a library that the blamed frame called and that opened it, as class
 *     and method; empty when none
 * @param owner the application's frame that it belongs to: the blamed frame, or the one that
 *     started the thread it was opened on; empty when there is none
 * @param holder id of the known cache or pool that opened them; empty when none
 * @param internal true when the JDK opened it for itself (class loading, zone data, security):
 *     never a suspect
 */
public record OpenedBy(
    CodeOrigin origin, String api, String library, String owner, String holder, boolean internal) {}
