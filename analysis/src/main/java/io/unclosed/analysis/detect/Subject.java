package io.unclosed.analysis.detect;

import io.unclosed.analysis.FrameFigures;
import org.jspecify.annotations.Nullable;

/**
 * What is judged, as it is now: a blamed frame with one kind, or the untracked descriptors of one
 * target.
 *
 * @param id the suspect's id
 * @param kind the kind's word
 * @param live open now
 * @param figures what the frame opened; null for a quantity of the process
 */
public record Subject(String id, String kind, long live, @Nullable FrameFigures figures) {

  /** A blamed frame. */
  public static Subject of(FrameFigures figures) {
    return new Subject(figures.id(), figures.kind(), figures.open(), figures);
  }

  /** Untracked descriptors by what they point to. */
  public static Subject untracked(String target, long live) {
    return new Subject("untracked:" + target, "untracked-fd", live, null);
  }

  /** What the untracked descriptors point to; the whole id for a frame. */
  public String target() {
    return id.substring(id.indexOf(':') + 1);
  }
}
