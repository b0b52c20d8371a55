package io.unclosed.analysis.finding;

import java.util.List;

/**
 * A piece of advice on a limit or setting.
 *
 * @param id the rule's id, such as {@code FD_LIMIT}
 * @param severity how bad it is to leave it
 * @param confidence how sure we are
 * @param setting what to change, such as {@code RLIMIT_NOFILE} or {@code net.core.somaxconn}; empty
 *     when it is the code
 * @param current the value now, as text with its unit
 * @param recommended the value to set, as text; empty when it is the code
 * @param headline one sentence with the figures
 * @param evidence each a sentence: file, field, before, after, window
 * @param remedy how to set it here, one command or sentence a line
 * @param persist how to make it last here, one line each
 * @param whenNot when not to, and what it does not do
 * @param suspectId the suspect to fix first; empty when there is none
 */
public record TuningAdvice(
    String id,
    Severity severity,
    Confidence confidence,
    String setting,
    String current,
    String recommended,
    String headline,
    List<String> evidence,
    List<String> remedy,
    List<String> persist,
    String whenNot,
    String suspectId) {}
