package programs.real.healthy;

/** A server and the client that calls it; made once, called from several threads. */
interface Service {
  /** One call, to its end. */
  void call() throws Exception;
}
