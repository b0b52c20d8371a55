package programs.manners;

import java.io.FileInputStream;
import java.io.IOException;

/** Opens, closes, says hi: needs nothing but {@code java.base}. */
public final class Plain {
  private Plain() {}

  public static void main(String[] args) throws IOException {
    try (FileInputStream in = new FileInputStream("/dev/null")) {
      System.out.println("hi" + in.read());
    }
  }
}
