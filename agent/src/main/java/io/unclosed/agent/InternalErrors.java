package io.unclosed.agent;

import io.unclosed.agent.export.log.LogEvent;
import io.unclosed.agent.export.log.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;

/**
 * Counts failures of the agent itself, and tells the first ones where {@code log} asks for it.
 * Never throws: it is called where something failed already.
 */
final class InternalErrors implements Consumer<Throwable> {
  private static final int TOLD = 5;

  private final boolean tell;
  private final AgentContext context;
  private long count;

  /** The start-up's log is asked for when there is something to tell. */
  InternalErrors(boolean tell, AgentContext context) {
    this.tell = tell;
    this.context = context;
  }

  @Override
  public void accept(Throwable failure) {
    add(failure);
  }

  void add(Throwable failure) {
    if (isToBeTold()) {
      try {
        tell(failure);
      } catch (Throwable untold) {
        // It is counted; there may be no memory for more.
        return;
      }
    }
  }

  private void tell(Throwable failure) {
    StringWriter text = new StringWriter();
    text.append("unclosed: internal error (the application is not affected): ");
    failure.printStackTrace(new PrintWriter(text, true));
    context.log().log(LogEvent.plain(LogLevel.DEBUG, text.toString().stripTrailing()));
  }

  private synchronized boolean isToBeTold() {
    count++;
    return tell && count <= TOLD;
  }

  synchronized long count() {
    return count;
  }
}
