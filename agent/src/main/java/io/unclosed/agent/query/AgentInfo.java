package io.unclosed.agent.query;

/**
 * Who the agent is and what it watches.
 *
 * @param version the agent's
 * @param pid as the process sees itself
 * @param host the machine's or container's name; empty when unknown
 * @param jdk the runtime's version, such as {@code 21.0.5}
 * @param jvmStartMillis wall-clock time of the JVM's start
 * @param fromStart true when the agent was there before {@code main}
 * @param watchedFromMillis wall-clock time from when on opens are tracked
 * @param exact true when {@code capture=exact}
 */
public record AgentInfo(
    String version,
    long pid,
    String host,
    String jdk,
    long jvmStartMillis,
    boolean fromStart,
    long watchedFromMillis,
    boolean exact) {}
