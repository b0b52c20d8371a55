package io.unclosed.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A program that opens a file in each of many methods, 40 frames deep, holds them all, and waits or
 * serves: a hundred small requests a second, of texts, maps and numbers, as any service has.
 *
 * <p>Nobody writes a thousand methods by hand: its source is made and compiled here, so that each
 * is a line of its own.
 *
 * @param folder where its class file is
 * @param lines methods that open
 * @param serves whether it does not only wait
 */
record Holding(Path folder, int lines, boolean serves) {
  static final String MAIN = "Holding";

  private static final String HEAD =
      """
      import java.io.*;
      import java.math.BigDecimal;
      import java.nio.charset.StandardCharsets;
      import java.util.*;
      import java.util.regex.*;
      import java.util.stream.Collectors;
      import java.util.zip.CRC32;

      final class Holding {
        public static void main(String[] args) throws Exception {
          int lines = Integer.parseInt(args[0]);
          InputStream[] held = new InputStream[lines];
          for (int line = 0; line < lines; line++) {
            held[line] = down(38, line, args[1]);
            // No loop, of which an agent may capture a sample only.
            Thread.sleep(1);
          }
          System.out.println("held");
          for (int i = 0; args.length > 2 && System.in.available() == 0; i++) {
            serve(new Random(i));
            Thread.sleep(10);
          }
          while (System.in.read() >= 0) {}
          System.exit(held.length == lines && served != 0 ? 0 : 1);
        }

        static long served = 1;
        static final Pattern PAIR = Pattern.compile("([a-z]+[0-9]*)=([^;]*);");

        static void serve(Random random) {
          StringBuilder text = new StringBuilder();
          for (int i = 0; i < 50; i++) {
            text.append("key").append(random.nextInt(1000)).append('=');
            text.append(Long.toString(random.nextLong(), 36)).append(';');
          }
          Map<String, String> pairs = new HashMap<>();
          Matcher pair = PAIR.matcher(text);
          while (pair.find()) {
            pairs.put(pair.group(1), pair.group(2));
          }
          List<String> lines = pairs.entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> String.format("%-12s %s", e.getKey(), e.getValue()))
              .collect(Collectors.toList());
          BigDecimal sum = BigDecimal.ZERO;
          for (String line : lines) {
            sum = sum.add(new BigDecimal(line.hashCode()).movePointLeft(2));
          }
          CRC32 crc = new CRC32();
          crc.update(String.join(" ", lines).getBytes(StandardCharsets.UTF_8));
          served += crc.getValue() + sum.longValue() & 1;
        }

        static InputStream down(int frames, int line, String file) throws IOException {
          return frames == 0 ? open(line, file) : down(frames - 1, line, file);
        }

      """;

  /**
   * Makes it.
   *
   * @param lines methods that open, at most a few thousand
   */
  static Holding compiled(int lines) throws IOException {
    Path folder = Files.createTempDirectory("unclosed-holding");
    Path source = folder.resolve(MAIN + ".java");
    Files.writeString(source, source(lines));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IOException("a JDK with the module jdk.compiler is required");
    }
    String to = folder.toString();
    if (compiler.run(null, null, null, "--release", "17", "-d", to, source.toString()) != 0) {
      throw new IOException("cannot compile " + source);
    }
    // Last first: a folder must be empty then.
    folder.toFile().deleteOnExit();
    source.toFile().deleteOnExit();
    folder.resolve(MAIN + ".class").toFile().deleteOnExit();
    return new Holding(folder, lines, false);
  }

  /** The same that serves. */
  Holding serving() {
    return new Holding(folder, lines, true);
  }

  private static String source(int lines) {
    StringBuilder calls = new StringBuilder();
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      String open = "open" + i + "(";
      calls.append("      case ").append(i).append(": return ").append(open).append("file);\n");
      methods.append("  static InputStream ").append(open).append("String file)");
      methods.append(" throws IOException {\n    return new FileInputStream(file);\n  }\n");
    }
    return HEAD
        + "  static InputStream open(int line, String file) throws IOException {\n"
        + "    switch (line) {\n"
        + calls
        + "      default: throw new IOException(file);\n    }\n  }\n\n"
        + methods
        + "}\n";
  }
}
