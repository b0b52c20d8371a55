package io.unclosed.analysis.finding;

import io.unclosed.analysis.input.CallSiteStats;

/**
 * What a suspect holds of one kind, when one mistake leaks several: an HTTP client that is never
 * closed keeps a thread, a selector and its pipe.
 *
 * @param kind the kind's word
 * @param live open now
 * @param perHour growth, middle estimate
 * @param figures what the frame opened of that kind
 */
public record SuspectPart(String kind, long live, double perHour, CallSiteStats figures) {}
