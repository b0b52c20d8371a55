package programs.leaks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import programs.Console;

/** Looks into a folder 11,000 times; eleven times it is interested, and forgets to close. */
public final class ForgetsOneDirectoryInAThousand {
  private static final List<DirectoryStream<Path>> INTERESTING = new ArrayList<>();

  private ForgetsOneDirectoryInAThousand() {}

  public static void main(String[] args) throws IOException {
    for (int i = 1; i <= 11_000; i++) {
      DirectoryStream<Path> entries = look();
      if (i % 1000 == 0) {
        INTERESTING.add(entries);
      } else {
        entries.close();
      }
    }
    Console.untilTheTestEnds();
  }

  private static DirectoryStream<Path> look() throws IOException {
    return Files.newDirectoryStream(Path.of(""));
  }
}
