package programs.real.healthy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the servers serve: a file, opened and read for each request. */
final class Pages {
  static final String TEXT = "a page of text\n".repeat(500);

  private static final Path PAGE = written();

  private Pages() {}

  static byte[] read() throws IOException {
    try (InputStream in = Files.newInputStream(PAGE)) {
      return in.readAllBytes();
    }
  }

  static String text(byte[] read) {
    return new String(read, StandardCharsets.UTF_8);
  }

  private static Path written() {
    try {
      return Files.writeString(Path.of("page.txt"), TEXT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
