package io.unclosed.analysis.finding;

import java.util.List;

/**
 * How bad a suspect is, how sure that is, and why.
 *
 * @param severity what it will do
 * @param confidence how sure we are
 * @param evidence strongest first; never empty
 */
public record SuspectRating(Severity severity, Confidence confidence, List<Evidence> evidence) {}
