package io.unclosed.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param version such as {@code 17.0.15}
 * @param vendor as its {@code release} file says
 */
public record Jdk(String home, String version, String vendor) {

  /** Those of 17 or later where Linux keeps them, one for each version, oldest first. */
  public static List<Jdk> found() throws IOException {
    Map<Integer, Jdk> byFeature = new TreeMap<>();
    for (Path home : candidates()) {
      if (Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))) {
        Jdk jdk = at(home);
        byFeature.putIfAbsent(jdk.feature(), jdk);
      }
    }
    return byFeature.values().stream().filter(jdk -> jdk.feature() >= 17).toList();
  }

  static Jdk running() throws IOException {
    return at(Path.of(System.getProperty("java.home")));
  }

  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (var in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    }
    return new Jdk(
        home.toString(), unquoted(release, "JAVA_VERSION"), unquoted(release, "IMPLEMENTOR"));
  }

  public String java() {
    return Path.of(home, "bin", "java").toString();
  }

  private int feature() {
    return Integer.parseInt(version.split("[.-]")[0]);
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "?").replace("\"", "");
  }

  private static List<Path> candidates() throws IOException {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    String user = System.getProperty("user.home");
    for (Path folder :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of(user, ".jdks"),
            Path.of(user, ".sdkman/candidates/java"))) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
          inside.forEach(homes::add);
        }
      }
    }
    return homes;
  }
}
