package programs.real.leaks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Commons Compress: an archive without the entry that is looked for is not closed. */
final class CompressArchiveOnError implements Leak {
  private final Path path = Path.of("archive.zip");
  private final List<ZipFile> leftBehind = new ArrayList<>();

  CompressArchiveOnError() throws IOException {
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(path)) {
      out.putArchiveEntry(new ZipArchiveEntry("there"));
      out.write("text".getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
  }

  @Override
  public void round(boolean forgets) throws IOException {
    ZipFile archive = open();
    if (archive.getEntry(forgets ? "missing" : "there") == null) {
      leftBehind.add(archive);
      return;
    }
    archive.close();
  }

  private ZipFile open() throws IOException {
    return ZipFile.builder().setPath(path).get();
  }
}
