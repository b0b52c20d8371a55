package programs;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import programs.Console.Steps;

/** Opens files when asked: {@code open N}, {@code close}. A failure is the answer's to tell. */
public final class OpensAndWaits implements Steps {
  private final List<FileInputStream> held = new ArrayList<>();
  private final Path file;

  private OpensAndWaits(Path file) {
    this.file = file;
  }

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile(Path.of(""), "held", ".txt");
    Console.serve(new OpensAndWaits(file));
  }

  @Override
  public String step(String[] words) throws IOException {
    switch (words[0]) {
      case "open" -> {
        return open(Integer.parseInt(words[1]));
      }
      case "close" -> {
        return close();
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /** How many it holds then, and the message of the failure that ended it early. */
  private String open(int count) {
    for (int i = 0; i < count; i++) {
      try {
        held.add(one());
      } catch (IOException e) {
        return held.size() + "\t" + e.getMessage();
      }
    }
    return held.size() + "\t";
  }

  private FileInputStream one() throws IOException {
    return new FileInputStream(file.toFile());
  }

  private String close() throws IOException {
    for (FileInputStream one : held) {
      one.close();
    }
    held.clear();
    return "0\t";
  }
}
