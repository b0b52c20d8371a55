package io.unclosed.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An agent that answers as ours does, and stays silent for options that it does not know. */
public final class FakeAgent {
  private FakeAgent() {}

  public static void agentmain(String options) throws IOException {
    String question = options.split(",")[0];
    Path answer = Path.of(question.split("=")[1]);
    if (options.contains("nonsense")) {
      return;
    }
    String ignored = options.contains("already-there") ? Commands.OPTIONS_IGNORED : "";
    String text =
        question.startsWith("report-json=")
            ? "{}\n"
            : ignored + "Fake, asked " + options + "\nend\n";
    Files.writeString(answer, text, StandardOpenOption.WRITE);
  }
}
