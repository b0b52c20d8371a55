package io.unclosed.analysis.finding;

/**
 * How one rule of advice came out.
 *
 * @param id the rule's id
 * @param state {@code fine}, {@code unknown: why} or {@code advice}
 * @param detail one sentence with the figures that were looked at
 */
public record TuningCheck(String id, String state, String detail) {}
