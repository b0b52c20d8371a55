package io.unclosed.benchmarks.live;

/** Something that a program does; what it opens it opens itself, so that the line is its own. */
interface Scene {
  /** Goes on until the stage is empty; a thread of its own. */
  void play(Stage stage) throws Exception;
}
