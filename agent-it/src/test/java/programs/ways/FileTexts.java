package programs.ways;

import static java.nio.charset.StandardCharsets.UTF_8;
import static programs.ways.Given.FILE;
import static programs.ways.Given.NAME;
import static programs.ways.Given.PATH;
import static programs.ways.Given.freshFile;
import static programs.ways.Given.freshName;

import java.io.FileReader;
import java.io.FileWriter;
import java.io.LineNumberReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Formatter;
import java.util.Locale;
import java.util.Scanner;

/** Readers, writers and what prints and scans. */
final class FileTexts {
  private FileTexts() {}

  @Way("file")
  static FileReader readerByName() throws Exception {
    return new FileReader(NAME);
  }

  @Way("file")
  static FileReader readerByFile() throws Exception {
    return new FileReader(FILE);
  }

  @Way("file")
  static FileReader readerByNameAndCharset() throws Exception {
    return new FileReader(NAME, UTF_8);
  }

  @Way("file")
  static FileReader readerByFileAndCharset() throws Exception {
    return new FileReader(FILE, UTF_8);
  }

  @Way("file")
  static Reader readerOfLines() throws Exception {
    return new LineNumberReader(new FileReader(FILE));
  }

  @Way("file")
  static FileWriter writerByName() throws Exception {
    return new FileWriter(freshName());
  }

  @Way("file")
  static FileWriter writerByNameAppending() throws Exception {
    return new FileWriter(freshName(), true);
  }

  @Way("file")
  static FileWriter writerByFile() throws Exception {
    return new FileWriter(freshFile());
  }

  @Way("file")
  static FileWriter writerByFileAppending() throws Exception {
    return new FileWriter(freshFile(), true);
  }

  @Way("file")
  static FileWriter writerByNameAndCharset() throws Exception {
    return new FileWriter(freshName(), UTF_8);
  }

  @Way("file")
  static FileWriter writerByNameAndCharsetAppending() throws Exception {
    return new FileWriter(freshName(), UTF_8, true);
  }

  @Way("file")
  static FileWriter writerByFileAndCharset() throws Exception {
    return new FileWriter(freshFile(), UTF_8);
  }

  @Way("file")
  static FileWriter writerByFileAndCharsetAppending() throws Exception {
    return new FileWriter(freshFile(), UTF_8, true);
  }

  @Way("file")
  static PrintStream printStreamByName() throws Exception {
    return new PrintStream(freshName());
  }

  @Way("file")
  static PrintStream printStreamByNameAndCharset() throws Exception {
    return new PrintStream(freshName(), UTF_8);
  }

  @Way("file")
  static PrintStream printStreamByFile() throws Exception {
    return new PrintStream(freshFile());
  }

  @Way("file")
  static PrintStream printStreamByFileAndCharset() throws Exception {
    return new PrintStream(freshFile(), UTF_8);
  }

  @Way("file")
  static PrintWriter printWriterByName() throws Exception {
    return new PrintWriter(freshName());
  }

  @Way("file")
  static PrintWriter printWriterByNameAndCharset() throws Exception {
    return new PrintWriter(freshName(), UTF_8);
  }

  @Way("file")
  static PrintWriter printWriterByFile() throws Exception {
    return new PrintWriter(freshFile());
  }

  @Way("file")
  static PrintWriter printWriterByFileAndCharset() throws Exception {
    return new PrintWriter(freshFile(), UTF_8);
  }

  @Way("file")
  static Formatter formatterByName() throws Exception {
    return new Formatter(freshName());
  }

  @Way("file")
  static Formatter formatterByFile() throws Exception {
    return new Formatter(freshFile());
  }

  @Way("file")
  static Formatter formatterByFileAndCharset() throws Exception {
    return new Formatter(freshFile(), UTF_8, Locale.ROOT);
  }

  @Way("file")
  static Scanner scannerByFile() throws Exception {
    return new Scanner(FILE);
  }

  @Way("file")
  static Scanner scannerByFileAndCharset() throws Exception {
    return new Scanner(FILE, UTF_8);
  }

  @Way("file")
  static Scanner scannerByPath() throws Exception {
    return new Scanner(PATH);
  }

  @Way("file")
  static Scanner scannerByPathAndCharset() throws Exception {
    return new Scanner(PATH, UTF_8);
  }
}
