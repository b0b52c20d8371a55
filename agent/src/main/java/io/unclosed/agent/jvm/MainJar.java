package io.unclosed.agent.jvm;

import java.io.File;
import java.io.IOException;

/** Finds the jar that was started with {@code -jar}, as the JVM's properties tell it. */
public final class MainJar {
  private MainJar() {}

  /**
   * The real path of the main jar: the one by which the JVM names the classes in it.
   *
   * @param command {@code sun.java.command}: main class or jar, then the arguments
   * @param classPath {@code java.class.path}: with {@code -jar} it is that jar
   * @return empty when the JVM was not started with {@code -jar}
   */
  public static String of(String command, String classPath) {
    boolean single = !classPath.isEmpty() && classPath.indexOf(File.pathSeparatorChar) < 0;
    return single && command.startsWith(classPath) ? real(classPath) : "";
  }

  private static String real(String path) {
    try {
      return new File(path).getCanonicalPath();
    } catch (IOException unknown) {
      return path;
    }
  }
}
