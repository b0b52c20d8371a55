package io.unclosed.agent.outlet.jmx;

/** Answers that are of one moment where several attributes are asked for in one request. */
interface Together {
  /** This thread asks for several from here on. */
  void begin();

  /** It has them. */
  void end();
}
