package io.unclosed.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import programs.Console;

/**
 * What a JVM writes to one of its streams: the first lines, and apart from them the lines of the
 * conversation. A thread of its own reads until the stream ends, so that the JVM never blocks.
 */
final class Output {
  private static final int MOST_LINES = 10_000;

  private final List<String> lines = new ArrayList<>();
  private final BlockingQueue<String> conversation = new LinkedBlockingQueue<>();
  private final Thread reader;

  Output(InputStream stream) {
    reader = new Thread(() -> read(stream), "output");
    reader.setDaemon(true);
    reader.start();
  }

  /** What was printed so far, at most ten thousand lines. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  String text() {
    return String.join("\n", lines());
  }

  /** The conversation's lines in their order, without their mark. */
  BlockingQueue<String> conversation() {
    return conversation;
  }

  /** Waits for the end of the stream, at most a minute: a child of the JVM may hold it open. */
  void awaitEnd() {
    try {
      reader.join(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(InputStream stream) {
    try (var in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        keep(line);
      }
    } catch (IOException ended) {
      keep("[the stream broke: " + ended + "]");
    }
  }

  private void keep(String line) {
    if (line.startsWith(Console.MARK)) {
      conversation.add(line.substring(Console.MARK.length()));
      return;
    }
    synchronized (lines) {
      if (lines.size() < MOST_LINES) {
        lines.add(line);
      }
    }
  }
}
