package io.unclosed.agent.export.log;

/** Standard error, as it is at that moment; the application may have replaced it. */
public final class StderrSink implements LogSink {
  @Override
  public void log(LogEvent event) {
    System.err.println(event.text());
  }
}
