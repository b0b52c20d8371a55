package io.unclosed.analysis.finding;

/**
 * Growth per hour.
 *
 * @param perHour middle estimate; 0 when no growth is established
 * @param low lower bound
 * @param high upper bound
 */
public record HourlyRate(double perHour, double low, double high) {}
