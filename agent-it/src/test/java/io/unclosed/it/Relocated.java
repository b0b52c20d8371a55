package io.unclosed.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** A program as it would be, had its library been relocated. */
final class Relocated {
  private Relocated() {}

  /**
   * Copies classes, with every name of a package given another beginning.
   *
   * @param from with slashes, and one at its end
   * @param to the same
   * @return a folder to put before the class path
   */
  static Path copy(Path folder, String from, String to, String... types) {
    Remapper remapper =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            return name.startsWith(from) ? to + name.substring(from.length()) : name;
          }
        };
    for (String type : types) {
      String path = type.replace('.', '/') + ".class";
      try (InputStream in = Relocated.class.getResourceAsStream("/" + path)) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(in).accept(new ClassRemapper(writer, remapper), 0);
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, writer.toByteArray());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }
}
