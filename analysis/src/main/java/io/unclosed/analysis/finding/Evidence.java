package io.unclosed.analysis.finding;

/**
 * One piece of evidence against a suspect.
 *
 * @param code what was seen
 * @param confidence how sure this alone makes us
 * @param leaked resources that this evidence counts as leaked; at most the suspect's live for those
 *     still open
 * @param sentence the evidence in words with its figures, ready for a report; ends with a full stop
 */
public record Evidence(EvidenceCode code, Confidence confidence, long leaked, String sentence) {}
