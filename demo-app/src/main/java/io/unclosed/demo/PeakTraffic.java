package io.unclosed.demo;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Story 1: a service that takes payments. Most of them go well; what goes wrong leaves something
 * open.
 *
 * <p>Three threads make the traffic, about 30 connections and 10 files a second. Beside the
 * mistakes runs what looks like one and is none: a pool that keeps its connections, and the same
 * code when all goes well.
 */
final class PeakTraffic {
  private static final Logger LOG = LoggerFactory.getLogger(PeakTraffic.class);

  private PeakTraffic() {}

  /** Returns after the time given, with everything still open that was forgotten. */
  static void lasts(Duration time) throws IOException, InterruptedException {
    try (PaymentServer server = PaymentServer.start()) {
      SocketAddress address = server.address();
      LOG.info("taking payments at {} for {} s", address, time.toSeconds());
      PoolsConnections pool = new PoolsConnections(address);
      repeat("payments", 50, new ForgetsSocketOnError(address)::chargeNext);
      repeat("prices", 100, new LeavesFileToCollector()::readNext);
      repeat("feed", 100, new KeepsSocketAfterPeerHungUp(address)::followNext);
      repeat("pool", 100, pool::ping);
      Thread.sleep(time.toMillis());
    }
  }

  private static void repeat(String name, long pauseMillis, Step step) {
    Thread thread = new Thread(() -> forEver(name, pauseMillis, step), name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void forEver(String name, long pauseMillis, Step step) {
    try {
      while (true) {
        try {
          step.take();
        } catch (IOException declined) {
          // As services do: logged somewhere, and on with the next one.
          LOG.debug("{} failed: {}", name, declined.getMessage());
        }
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** One piece of work. */
  private interface Step {
    void take() throws IOException;
  }
}
