package io.unclosed.agent.query;

import java.util.List;
import java.util.Map;

/**
 * What a report tells of the process beside the findings; nothing of it is judged.
 *
 * @param deletedFiles deleted files that are still held, largest first; at most 64
 * @param likelyLibraries by what untracked descriptors point to ({@code socket}, {@code eventfd}
 *     …), the native libraries that are likely to have opened them; at most three each
 * @param before what was open before the agent came
 * @param mark what grew since the mark
 */
public record ReportExtras(
    List<DeletedFile> deletedFiles,
    Map<String, List<String>> likelyLibraries,
    AttachBaseline before,
    GrowthSinceMark mark) {
  /** Nothing is known. */
  public static final ReportExtras NONE =
      new ReportExtras(List.of(), Map.of(), AttachBaseline.NONE, GrowthSinceMark.NONE);

  /** The same with what is counted at each look. */
  public ReportExtras with(AttachBaseline attach, GrowthSinceMark since) {
    return new ReportExtras(deletedFiles, likelyLibraries, attach, since);
  }
}
