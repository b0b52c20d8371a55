package programs.real.leaks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;

/**
 * zip4j 2.10.0 opens an archive in numbered parts twice and closes it once.
 *
 * @see <a
 *     href="https://github.com/srikanth-lingala/zip4j/issues/428">srikanth-lingala/zip4j#428</a>
 */
final class Zip4jReadsASplitArchive implements Leak {
  private final Path whole = Path.of("whole.zip");
  private final Path split = Path.of("split.zip.001").toAbsolutePath();

  Zip4jReadsASplitArchive() throws IOException {
    ZipParameters parameters = new ZipParameters();
    parameters.setFileNameInZip("letter");
    try (ZipFile archive = new ZipFile(whole.toFile())) {
      archive.addStream(
          new ByteArrayInputStream("dear".getBytes(StandardCharsets.UTF_8)), parameters);
    }
    Files.copy(whole, split);
  }

  @Override
  public void round(boolean forgets) throws IOException {
    list(forgets ? split : whole);
  }

  private static int list(Path path) throws IOException {
    try (ZipFile archive = new ZipFile(path.toFile())) {
      return archive.getFileHeaders().size();
    }
  }
}
