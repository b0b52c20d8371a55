package programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * How a test speaks with its program: a line in, a line out.
 *
 * <p>A request is words separated by tabs. The answer is one line on standard output that starts
 * with {@value #MARK}: {@code ok} or {@code failed}, and words. While it works, a program may ask
 * the test for something by an {@code ask} line, which is answered by one line. Everything else on
 * standard output is what the program printed.
 */
public final class Console {
  /** What tells a line of the conversation from what a program prints. */
  public static final String MARK = "@ ";

  /** What a program can be asked to do. */
  public interface Steps {
    /**
     * Does one step.
     *
     * @param words the request
     * @return the answer's words, separated by tabs; no line breaks
     */
    String step(String[] words) throws Exception;
  }

  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  private Console() {}

  /** Says that the program is ready, then answers until standard input ends. */
  public static void serve(Steps steps) throws IOException {
    say("ok\tready");
    for (String line = IN.readLine(); line != null; line = IN.readLine()) {
      answer(steps, line.split("\t", -1));
    }
  }

  /** Ready, and nothing to ask: waits until standard input ends. */
  public static void untilTheTestEnds() throws IOException {
    serve(words -> "");
  }

  /** Has the test do something, and waits until it is done. */
  public static String ask(String question) throws IOException {
    say("ask\t" + question);
    String answer = IN.readLine();
    if (answer == null) {
      throw new IOException("nobody answers: " + question);
    }
    return answer;
  }

  private static void answer(Steps steps, String[] words) {
    try {
      say("ok\t" + (words[0].equals("bean") ? BeanCalls.answer(words) : steps.step(words)));
    } catch (Throwable e) {
      say("failed\t" + Text.oneLine(e));
    }
  }

  private static void say(String line) {
    System.out.println(MARK + line);
    System.out.flush();
  }
}
