package io.unclosed.analysis.input;

/** Whose code a frame is. */
public enum CodeOrigin {
  /**
   * The application's own: main jar, class directories, the classes of a web or Spring Boot
   * archive, or {@code app=}.
   */
  APPLICATION,
  /** Another jar. */
  LIBRARY,
  /** The JDK. */
  JDK
}
