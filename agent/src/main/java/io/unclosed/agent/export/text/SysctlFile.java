package io.unclosed.agent.export.text;

import io.unclosed.analysis.finding.TuningAdvice;

/**
 * The recommended kernel settings as a file for {@code /etc/sysctl.d}. Limits of the process and
 * advice on code are not in it; it is a valid file of comments when there is nothing to set.
 */
public final class SysctlFile {
  private static final String[] FAMILIES = {"net.", "fs.", "vm.", "kernel.", "user."};

  private SysctlFile() {}

  /** The file's text, plain ASCII. */
  public static String of(Reading reading) {
    Page page = new Page();
    comment(
        page,
        "Recommended by Unclosed "
            + reading.about().version()
            + " on "
            + UtcTime.stamp(reading.nowMillis())
            + " for pid "
            + reading.about().pid()
            + ".");
    comment(page, "Read why and when not first: operation report of io.unclosed:type=Tuning.");
    if (reading.findings().snapshot().environment().container()) {
      comment(
          page,
          "This process is in a container: set these where its report says, which may"
              + " be the node.");
    }
    boolean any = false;
    for (TuningAdvice one : reading.findings().recommendations()) {
      if (isKernelSetting(one.setting()) && isValue(one.recommended())) {
        any = true;
        page.blank();
        comment(page, one.id() + ": " + reading.redaction().sentence(one.headline()));
        comment(page, "Now " + one.current() + ". When not: " + one.whenNot());
        page.line(one.setting() + " = " + one.recommended());
      }
    }
    if (any) {
      page.blank();
      comment(page, "Save as /etc/sysctl.d/90-unclosed.conf; sysctl --system makes it count now.");
    } else {
      comment(page, "There is no kernel setting to change.");
    }
    return page.toString();
  }

  private static void comment(Page page, String words) {
    page.marked("# ", words);
  }

  private static boolean isKernelSetting(String setting) {
    for (String family : FAMILIES) {
      if (setting.startsWith(family)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers and what joins them; anything else is advice for a person. */
  private static boolean isValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != ' ' && c != '-' && c != ',') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
