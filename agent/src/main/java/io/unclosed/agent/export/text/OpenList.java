package io.unclosed.agent.export.text;

import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.analysis.words.Format;
import java.io.IOException;
import java.util.Map;

/**
 * Every open resource, one a line, oldest first: number, kind, age, state, id, thread, detail, and
 * the call site that the id belongs to. Separated by tabs for a spreadsheet, so the only text with
 * lines longer than 150 characters.
 */
public final class OpenList {
  private OpenList() {}

  /** Writes a line of column names, then the resources. */
  public static void write(Appendable out, Reading reading, Iterable<OpenResourceInfo> open)
      throws IOException {
    out.append("number\tkind\tage\tstate\tid\tthread\tdetail\tsite\n");
    Map<String, String> sites = CallSiteRows.byId(reading);
    for (OpenResourceInfo one : open) {
      out.append(Long.toString(one.number())).append('\t').append(one.kind()).append('\t');
      out.append(one.ageSeconds() < 0 ? "before attach" : Format.seconds(one.ageSeconds()));
      out.append('\t').append(dash(one.state())).append('\t').append(dash(one.id()));
      out.append('\t').append(dash(Page.plain(one.thread()))).append('\t');
      out.append(dash(Page.plain(reading.redaction().detail(one.detail())))).append('\t');
      out.append(dash(Page.plain(sites.getOrDefault(one.id(), "")))).append('\n');
    }
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
