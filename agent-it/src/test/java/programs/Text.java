package programs;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure as one line. */
final class Text {
  private Text() {}

  static String oneLine(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString().replace("\n\tat ", " < ").replace('\n', ' ').replace('\t', ' ');
  }
}
