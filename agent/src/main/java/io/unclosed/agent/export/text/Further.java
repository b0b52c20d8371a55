package io.unclosed.agent.export.text;

import io.unclosed.agent.query.DeletedFile;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.words.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deleted files that are still open, and likely owners of untracked descriptors. */
final class Further {
  private static final int LISTED = 5;

  private Further() {}

  /** One sentence; empty when there is no deleted file. */
  static String deleted(Reading reading) {
    List<DeletedFile> files = reading.further().deletedFiles();
    if (files.isEmpty()) {
      return "";
    }
    long bytes = 0;
    List<String> largest = new ArrayList<>();
    for (DeletedFile file : files) {
      bytes += Math.max(0, file.bytes());
      if (largest.size() < LISTED) {
        largest.add(one(file, reading.redaction()));
      }
    }
    String more = files.size() > LISTED ? " and " + (files.size() - LISTED) + " more" : "";
    boolean one = files.size() == 1;
    return Format.count(files.size(), "deleted file")
        + (one ? " is still open and holds " : " are still open and hold ")
        + Format.bytes(bytes)
        + (one ? " until it is closed: " : " until they are closed: ")
        + String.join(", ", largest)
        + more
        + ".";
  }

  private static String one(DeletedFile file, Redaction redaction) {
    String size = file.bytes() < 0 ? "" : Format.bytes(file.bytes()) + ", ";
    return redaction.detail(file.path()) + " (" + size + "fd " + file.number() + ")";
  }

  /** One sentence; empty when nothing is likely. */
  static String libraries(Reading reading) {
    StringBuilder text = new StringBuilder();
    Map<String, List<String>> likely = new TreeMap<>(reading.further().likelyLibraries());
    for (Map.Entry<String, List<String>> entry : likely.entrySet()) {
      if (!entry.getValue().isEmpty()) {
        text.append(text.length() == 0 ? "likely opened by a native library: " : "; ");
        text.append(entry.getKey()).append(" by ").append(String.join(" or ", entry.getValue()));
      }
    }
    return text.length() == 0 ? "" : text.append('.').toString();
  }
}
