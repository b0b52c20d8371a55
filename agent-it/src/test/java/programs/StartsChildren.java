package programs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts child processes when asked: {@code live N} that wait for their input, {@code ends N} that
 * end by themselves and are never closed, {@code fails N}, {@code kill}.
 */
public final class StartsChildren {
  private final List<Process> children = new ArrayList<>();

  private StartsChildren() {}

  public static void main(String[] args) throws IOException {
    Console.serve(new StartsChildren()::step);
  }

  private String step(String[] words) throws Exception {
    int count = words.length > 1 ? Integer.parseInt(words[1]) : 0;
    switch (words[0]) {
      case "live" -> {
        for (int i = 0; i < count; i++) {
          children.add(live());
        }
      }
      case "ends" -> {
        for (int i = 0; i < count; i++) {
          children.add(ends());
        }
      }
      case "fails" -> {
        for (int i = 0; i < count; i++) {
          fails();
        }
      }
      case "kill" -> {
        for (Process child : children) {
          child.destroyForcibly().waitFor();
        }
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
    return words[0];
  }

  private static Process live() throws IOException {
    return new ProcessBuilder("cat").start();
  }

  private static Process ends() throws IOException {
    return new ProcessBuilder("true").start();
  }

  private static void fails() {
    try {
      new ProcessBuilder("./missing").start();
    } catch (IOException expected) {
      return;
    }
    throw new IllegalStateException("it is not missing");
  }
}
