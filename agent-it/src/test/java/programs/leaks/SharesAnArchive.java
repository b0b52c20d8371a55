package programs.leaks;

import java.io.FileOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import programs.Console;

/** Opens one archive in two places: the JDK lets both use one descriptor. */
public final class SharesAnArchive {
  private static final String NAME = "shared.jar";

  private static @Nullable ZipFile first;
  private static @Nullable ZipFile second;

  private SharesAnArchive() {}

  public static void main(String[] args) throws IOException {
    try (ZipOutputStream archive = new ZipOutputStream(new FileOutputStream(NAME))) {
      archive.putNextEntry(new ZipEntry("entry"));
    }
    Console.serve(
        words -> {
          switch (words[0]) {
            case "open" -> {
              first = openFirst();
              second = openSecond();
            }
            case "close first" -> first.close();
            default -> second.close();
          }
          return words[0];
        });
  }

  private static ZipFile openFirst() throws IOException {
    return new ZipFile(NAME);
  }

  private static ZipFile openSecond() throws IOException {
    return new ZipFile(NAME);
  }
}
