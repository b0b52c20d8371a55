package io.unclosed.agent.sample;

import io.unclosed.agent.sample.net.HeldSockets;
import java.util.Arrays;

/** Descriptors that a test says are held, each with a sequence number. */
public final class FakeSockets implements HeldSockets {
  private final long[] sequences = new long[4096];
  private int limit;
  private long next = 1;

  /** Opens a descriptor anew. */
  public FakeSockets open(int... fds) {
    for (int fd : fds) {
      sequences[fd] = next++;
      limit = Math.max(limit, fd + 1);
    }
    return this;
  }

  public FakeSockets close(int... fds) {
    for (int fd : fds) {
      sequences[fd] = 0;
    }
    return this;
  }

  public FakeSockets closeAll() {
    Arrays.fill(sequences, 0);
    limit = 0;
    return this;
  }

  @Override
  public int limit() {
    return limit;
  }

  @Override
  public long sequence(int fd) {
    return sequences[fd];
  }

  @Override
  public long backlog(int fd) {
    return 1000 + fd;
  }

  @Override
  public String site(int fd) {
    return "com.acme.Server.open(Server.java:" + fd + ")";
  }
}
