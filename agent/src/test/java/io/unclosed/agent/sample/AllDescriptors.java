package io.unclosed.agent.sample;

import io.unclosed.agent.sample.fd.FdTable;
import io.unclosed.agent.sample.net.HeldSockets;
import java.util.Arrays;

/** All descriptors that the kernel lists, as somebody must take them who hooks nothing. */
final class AllDescriptors implements HeldSockets {
  private final FdTable fds;
  private int[] numbers = {};
  private long looks;

  AllDescriptors(FdTable fds) {
    this.fds = fds;
  }

  void renew() {
    looks++;
    numbers = fds.list();
  }

  @Override
  public int limit() {
    return numbers.length == 0 ? 0 : numbers[numbers.length - 1] + 1;
  }

  /** Another one at each look, so that all links are read again. */
  @Override
  public long sequence(int fd) {
    return Arrays.binarySearch(numbers, fd) < 0 ? 0 : looks;
  }

  @Override
  public long backlog(int fd) {
    return -1;
  }

  @Override
  public String site(int fd) {
    return "";
  }
}
