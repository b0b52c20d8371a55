package io.unclosed.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The jar that is loaded into the other JVM: the one that these commands came from.
 *
 * @param path absolute
 */
record AgentJar(Path path) {

  static AgentJar ofThisClass() {
    try {
      return new AgentJar(
          Path.of(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The file's name alone. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  /** As the manifest says; {@code unknown} without one. */
  String version() {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      String version =
          manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
      return version == null ? "unknown" : version;
    } catch (IOException noJar) {
      return "unknown";
    }
  }
}
