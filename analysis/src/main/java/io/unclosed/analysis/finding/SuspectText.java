package io.unclosed.analysis.finding;

/**
 * A suspect in words.
 *
 * @param headline one sentence with the figures; no trailing full stop needed
 * @param remedy one sentence: what to do
 * @param doNot what not to do although it is often advised; empty when there is nothing to say
 */
public record SuspectText(String headline, String remedy, String doNot) {}
