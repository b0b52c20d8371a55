package io.unclosed.agent.weave.bytebuddy;

/** Takes what could not be woven; from any thread. */
interface Problems {
  /** That of a class, in a few words. */
  void problem(String type, String what);
}
