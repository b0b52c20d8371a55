package io.unclosed.it;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Every JDK found, one of a version, 17 and later: of the environment's {@code UNCLOSED_JDKS} (a
 * path list), of {@code JAVA_HOME}, the one that runs the tests, and those under {@code
 * /usr/lib/jvm}. {@code -Dunclosed.jdk=21} narrows them to one feature release.
 */
final class Jdks implements ArgumentsProvider {
  private static final Path INSTALLED = Path.of("/usr/lib/jvm");
  private static final String ONLY = System.getProperty("unclosed.jdk", "");

  /** Oldest first; never empty, for the tests run on one. */
  static List<Jdk> found() {
    Map<Runtime.Version, Jdk> byVersion = new TreeMap<>();
    for (Path home : candidates()) {
      try {
        Jdk jdk = Jdk.at(home.toRealPath());
        if (jdk.feature() >= 17 && (ONLY.isEmpty() || jdk.feature() == Integer.parseInt(ONLY))) {
          byVersion.putIfAbsent(Runtime.Version.parse(jdk.version()), jdk);
        }
      } catch (IOException notAJdk) {
        continue;
      }
    }
    if (byVersion.isEmpty()) {
      throw new IllegalStateException("no JDK " + ONLY + " among " + candidates());
    }
    return List.copyOf(byVersion.values());
  }

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return found().stream().map(Arguments::of);
  }

  private static List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    for (String home :
        System.getenv().getOrDefault("UNCLOSED_JDKS", "").split(File.pathSeparator)) {
      if (!home.isEmpty()) {
        homes.add(Path.of(home));
      }
    }
    homes.add(Path.of(System.getenv().getOrDefault("JAVA_HOME", "")));
    homes.add(Path.of(System.getProperty("java.home")));
    if (Files.isDirectory(INSTALLED)) {
      try (DirectoryStream<Path> installed = Files.newDirectoryStream(INSTALLED)) {
        installed.forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return homes;
  }
}
