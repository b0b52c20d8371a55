package io.unclosed.agent.outlet;

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
public record FurtherFacts(
    List<DeletedFile> deletedFiles,
    Map<String, List<String>> likelyLibraries,
    AttachBaseline before,
    SinceMark mark) {
  /** Nothing is known. */
  public static final FurtherFacts NONE =
      new FurtherFacts(List.of(), Map.of(), AttachBaseline.NONE, SinceMark.NONE);

  /** The same with what is counted at each look. */
  public FurtherFacts with(AttachBaseline attach, SinceMark since) {
    return new FurtherFacts(deletedFiles, likelyLibraries, attach, since);
  }
}
