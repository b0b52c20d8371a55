package io.unclosed.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A program with its libraries in one jar, as Spring Boot packs it: jars within the jar, not
 * compressed, and Spring's loader, which reads them there.
 */
final class BootJar {
  private static final String LOADER = "spring-boot-loader-";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final String CLASSES = "BOOT-INF/classes/";

  private BootJar() {}

  /**
   * Packs one.
   *
   * @param jar is written
   * @param program has the main method
   * @param libraries which jars of the test's class path go with it, by their names
   * @param more further jars
   */
  static void pack(Path jar, Class<?> program, Predicate<String> libraries, Path... more)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest(program))) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        Path path = Path.of(entry);
        String name = path.getFileName().toString();
        if (name.startsWith(LOADER)) {
          unpack(path, out);
        } else if (libraries.test(name)) {
          store(LIBRARIES + name, Files.readAllBytes(path), out);
        }
      }
      for (Path one : more) {
        store(LIBRARIES + one.getFileName(), Files.readAllBytes(one), out);
      }
      programs(out);
    }
  }

  private static Manifest manifest(Class<?> program) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
    main.putValue("Start-Class", program.getName());
    main.putValue("Spring-Boot-Classes", CLASSES);
    main.putValue("Spring-Boot-Lib", LIBRARIES);
    return manifest;
  }

  private static void unpack(Path loader, JarOutputStream out) throws IOException {
    try (JarFile from = new JarFile(loader.toFile())) {
      for (JarEntry entry :
          from.stream().filter(one -> one.getName().startsWith("org/")).toList()) {
        try (InputStream in = from.getInputStream(entry)) {
          store(entry.getName(), in.readAllBytes(), out);
        }
      }
    }
  }

  private static void programs(JarOutputStream out) throws IOException {
    Path folder = Path.of(JvmStart.programs());
    // The loader looks for the folder's own entry.
    store(CLASSES, new byte[0], out);
    try (Stream<Path> all = Files.walk(folder.resolve("programs"))) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        store(CLASSES + folder.relativize(path), Files.readAllBytes(path), out);
      }
    }
  }

  private static void store(String name, byte[] bytes, JarOutputStream out) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
  }
}
