package io.unclosed.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of a process that it attaches to: {@code report=FILE} or {@code
 * report-json=FILE}, before the options of an agent that may have to be started first.
 *
 * @param file where the answer goes; empty when nothing is asked
 * @param json whether it is JSON
 * @param options the agent's options
 */
record AttachRequest(String file, boolean json, String options) {
  private static final String TEXT = "report=";
  private static final String JSON = "report-json=";

  /** The command {@code attach} looks for it. */
  private static final String OPTIONS_IGNORED = "options ignored\n";

  /** Splits the arguments. */
  static AttachRequest in(@Nullable String arguments) {
    String all = arguments == null ? "" : arguments;
    boolean json = all.startsWith(JSON);
    if (!json && !all.startsWith(TEXT)) {
      return new AttachRequest("", false, all);
    }
    int begin = json ? JSON.length() : TEXT.length();
    int comma = all.indexOf(',', begin);
    return new AttachRequest(
        comma < 0 ? all.substring(begin) : all.substring(begin, comma),
        json,
        comma < 0 ? "" : all.substring(comma + 1));
  }

  /**
   * Writes the answer; an empty file tells the one who asked that there is none.
   *
   * @param started whether this request started the agent, with its options
   */
  void run(AgentContext agentContext, boolean started) throws IOException {
    if (file.isEmpty()) {
      return;
    }
    HeartbeatQueries desk = agentContext.watch().desk();
    String text = json ? desk.json() : desk.freshReport();
    if (!started && !options.isEmpty()) {
      text = OPTIONS_IGNORED.concat(text);
    }
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
