package io.unclosed.agent.sample.net;

/** The states of a TCP socket by their kernel names, in the order of the kernel's codes from 1. */
public enum TcpState {
  ESTABLISHED,
  SYN_SENT,
  SYN_RECV,
  FIN_WAIT1,
  FIN_WAIT2,
  TIME_WAIT,
  CLOSE,
  CLOSE_WAIT,
  LAST_ACK,
  LISTEN,
  CLOSING,
  NEW_SYN_RECV,
  /** A code that the kernel did not have when this was written. */
  UNKNOWN;

  private static final TcpState[] ALL = values();

  /** The state of a code as {@code /proc/net/tcp} prints it. */
  static TcpState of(int code) {
    return code > 0 && code < ALL.length ? ALL[code - 1] : UNKNOWN;
  }
}
