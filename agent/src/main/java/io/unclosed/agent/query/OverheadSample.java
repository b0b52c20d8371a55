package io.unclosed.agent.query;

/**
 * What the agent costs and how near it is to its bounds.
 *
 * @param cpuSeconds of the agent's own thread; NaN when it cannot be read
 * @param coreShare the same as a share of one core since it began, in [0, 1]; NaN likewise
 * @param heapBytes kept, estimated from the sizes of what it keeps
 * @param resources open resources on record
 * @param sites distinct stacks on record
 * @param capturesSkipped opens whose stack was not captured because the allowance was used up
 * @param failures faults of ours that were swallowed
 * @param linesNotJudged blamed frames beyond those that are followed; 0 as a rule
 */
public record OverheadSample(
    double cpuSeconds,
    double coreShare,
    long heapBytes,
    long resources,
    long sites,
    long capturesSkipped,
    long failures,
    long linesNotJudged) {

  /** The same with another count of failures. */
  public OverheadSample withFailures(long count) {
    return new OverheadSample(
        cpuSeconds, coreShare, heapBytes, resources, sites, capturesSkipped, count, linesNotJudged);
  }
}
