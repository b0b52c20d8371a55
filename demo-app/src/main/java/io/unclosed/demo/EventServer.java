package io.unclosed.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.Deflater;

/**
 * An event server with a flat heap: a thousand events at a time, old ones dropped. What encodes
 * them, a C library or the JDK's zlib, keeps memory below the heap, 32 kB/s in the real story and a
 * hundred times that here: a second stands for a minute and a half.
 */
final class EventServer {
  private static final int EVENTS = 1_000;
  private static final int BATCHES_A_SECOND = 20;
  private static final int BATCH_BYTES = 32_000 * 100 / BATCHES_A_SECOND;

  /** A deflater takes about 82 kB when it has not compressed anything yet, measured. */
  private static final int DEFLATERS_A_BATCH = 2;

  private final Deque<byte[]> events = new ArrayDeque<>();
  private final List<Deflater> sessions = new ArrayList<>();
  private final boolean zlib;

  /** With the JDK's zlib instead of the C library. */
  EventServer(boolean zlib) {
    this.zlib = zlib;
  }

  /** Serves for so long. */
  void serve(Duration duration) throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (int number = 0; System.nanoTime() < end; number++) {
      for (int i = 0; i < EVENTS; i++) {
        receive(("event " + number + "." + i).getBytes(StandardCharsets.US_ASCII));
      }
      if (zlib) {
        openSessions();
      } else {
        NativeCodec.encode(BATCH_BYTES);
      }
      Thread.sleep(1_000 / BATCHES_A_SECOND);
    }
  }

  private void receive(byte[] event) {
    events.add(event);
    if (events.size() > EVENTS) {
      events.remove();
    }
  }

  /** The mistake: a session that ends leaves its compressor in the list, and nobody ends it. */
  private void openSessions() {
    for (int i = 0; i < DEFLATERS_A_BATCH; i++) {
      Deflater compressor = new Deflater();
      sessions.add(compressor);
      compressor.setInput(events.peekLast());
    }
  }
}
