package programs.real.leaks;

/** What a service does again and again with a real library, mostly right. */
interface Leak {
  /**
   * Does it once.
   *
   * @param forgets whether this is the time that something is left open
   */
  void round(boolean forgets) throws Exception;
}
