package programs.buffers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the ways find in place; made before any of them, and freed. */
final class Given {
  private static final AtomicInteger FRESH = new AtomicInteger();
  private static final Path DIR = Path.of(System.getProperty("it.dir"));
  private static final byte[] GZIP = gzip();
  private static final byte[] ZIP = zip();

  private Given() {}

  /** A file of its own, 20,000 bytes long. */
  static Path fresh() throws IOException {
    Path path = DIR.resolve("fresh." + FRESH.incrementAndGet());
    return Files.write(path, new byte[20_000]);
  }

  /** A channel on a file of its own, opened for reading and writing. */
  static FileChannel channel() throws IOException {
    return FileChannel.open(fresh(), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  static InputStream gzipped() {
    return new ByteArrayInputStream(GZIP);
  }

  static InputStream zipped() {
    return new ByteArrayInputStream(ZIP);
  }

  static Path freshZip() throws IOException {
    return Files.write(DIR.resolve("zip." + FRESH.incrementAndGet()), ZIP);
  }

  private static byte[] gzip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(new byte[1_001]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("inside.txt"));
      out.write(new byte[1_001]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
