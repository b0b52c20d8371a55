package io.unclosed.analysis.input;

import java.util.List;

/**
 * The stacks of a call site.
 *
 * @param distinct how many distinct stacks share the blamed frame
 * @param closedBy where others of the call site are usually closed: up to three frames as {@link
 *     StackTraceElement} prints them
 */
public record StackSummary(int distinct, List<String> closedBy) {}
