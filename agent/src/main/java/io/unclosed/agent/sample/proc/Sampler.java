package io.unclosed.agent.sample.proc;

import java.util.List;

/**
 * Something that reads the system.
 *
 * <p>A sampler belongs to one thread, the heartbeat's. It never throws: what cannot be read is -1
 * or absent in what it gives, never zero, and {@link #degraded()} says why. What it reads at every
 * beat it holds open, so that it still reads when no descriptor is left.
 */
public interface Sampler extends AutoCloseable {

  /** A word for reports: {@code process}, {@code descriptors}, {@code sockets} … */
  String id();

  /**
   * What it could not read the last time and why, one sentence each; empty when all is well. What a
   * kernel or a container usually lacks is no reason.
   */
  List<String> degraded();

  /** Gives back the files that it holds. It reads on after that, by opening them again. */
  @Override
  void close();
}
