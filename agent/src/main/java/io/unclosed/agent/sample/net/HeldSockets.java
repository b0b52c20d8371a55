package io.unclosed.agent.sample.net;

/**
 * Which descriptors may be sockets, as the caller knows it. Asked by the heartbeat's thread while
 * other threads open and close.
 */
public interface HeldSockets {

  /** One more than the highest descriptor in question. */
  int limit();

  /**
   * Tells the descriptor's present holder from earlier and later ones of the same number.
   *
   * @return 0 when it is not open or surely no socket; else any number that changes whenever the
   *     descriptor is given out anew. Where that is not known (opened by nothing that is hooked),
   *     the same number for ever: a reuse is then noticed later
   */
  long sequence(int fd);

  /** The backlog that the program asked for on a listening socket; -1 when unknown. */
  long backlog(int fd);

  /** The blamed frame that opened a listening socket; empty when unknown. */
  String site(int fd);
}
