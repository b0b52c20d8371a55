package io.unclosed.analysis.finding;

/**
 * Where a quantity of the process is going.
 *
 * @param current its value now
 * @param limit what it must not reach; -1 when there is none
 * @param perHour growth, middle estimate; 0 when no growth is established
 * @param perHourLow lower bound
 * @param perHourHigh upper bound
 * @param exhaustsInSeconds earliest time until the limit; -1 when not foreseen
 */
public record QuantityTrend(
    double current,
    double limit,
    double perHour,
    double perHourLow,
    double perHourHigh,
    long exhaustsInSeconds) {}
