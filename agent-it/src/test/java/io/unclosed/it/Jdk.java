package io.unclosed.it;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * One JDK on this machine.
 *
 * @param feature its feature release, such as 17
 * @param version as its release file says
 * @param home its folder
 */
record Jdk(int feature, String version, Path home) {

  /**
   * Reads the release file.
   *
   * @param home a JDK's folder
   * @throws IOException when it is none
   */
  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    if (version.isEmpty() || !Files.isExecutable(home.resolve("bin/javac"))) {
      throw new IOException(home + " is no JDK");
    }
    return new Jdk(Runtime.Version.parse(version).feature(), version, home);
  }

  /** A program of its {@code bin} folder. */
  String tool(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  @Override
  public String toString() {
    return "JDK " + version;
  }
}
