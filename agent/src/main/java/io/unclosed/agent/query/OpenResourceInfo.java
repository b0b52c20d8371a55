package io.unclosed.agent.query;

/**
 * One resource that is open.
 *
 * @param number its descriptor, or its native address
 * @param kind the kind's word
 * @param detail path, or local and remote address; empty when unknown
 * @param state the kernel's word for a socket's state; empty for others
 * @param ageSeconds since it was opened; -1 when it was open before the agent came
 * @param thread name of the thread that opened it, or {@code #id} when that has ended
 * @param id the suspect or frame that it belongs to
 */
public record OpenResourceInfo(
    long number,
    String kind,
    String detail,
    String state,
    long ageSeconds,
    String thread,
    String id) {}
