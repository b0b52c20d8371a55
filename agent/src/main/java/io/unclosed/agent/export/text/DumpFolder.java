package io.unclosed.agent.export.text;

import java.io.BufferedWriter;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where reports are written: three new files a dump, the report first, never over an old one.
 *
 * <p>It works when no descriptor is left: before each open it asks for one of those held in reserve
 * to be given back. Another thread may take that number first, so it asks again, a few times. When
 * a file cannot be written, for whatever reason, the report goes to standard error, which is open
 * already, with one line that says why.
 *
 * <p>Only {@code java.io}: the file system provider may not be loadable any more by then. For one
 * thread at a time.
 */
public final class DumpFolder {
  /** As the answer of {@link #write}: it went to standard error. */
  public static final String STDERR = "stderr";

  /** As many as are held in reserve. */
  private static final int TRIES = 4;

  /** More names than this are taken only when something else is wrong. */
  private static final int MOST_NAMES = 10_000;

  private final String folder;
  private final long pid;
  private final Runnable giveDescriptorBack;
  private final PrintStream stderr;

  /** A text that writes itself. */
  public interface Text {
    /** Writes all of it. */
    void writeTo(Appendable out) throws IOException;
  }

  /**
   * Opens nothing yet.
   *
   * @param folder where to; made when it is missing; {@code stderr} for standard error
   * @param pid stands in the files' names
   * @param giveDescriptorBack closes one of the descriptors held in reserve, if any is left
   * @param stderr where to when the folder cannot be written
   */
  public DumpFolder(String folder, long pid, Runnable giveDescriptorBack, PrintStream stderr) {
    this.folder = folder.equals(STDERR) ? STDERR : plain(new File(folder).getAbsolutePath());
    this.pid = pid;
    this.giveDescriptorBack = giveDescriptorBack;
    this.stderr = stderr;
  }

  /** Without the steps that lead nowhere: the path will be read, and copied. */
  private static String plain(String path) {
    String plain = path;
    while (plain.contains("/./")) {
      plain = plain.replace("/./", "/");
    }
    return plain.endsWith("/.") && plain.length() > 2
        ? plain.substring(0, plain.length() - 2)
        : plain;
  }

  /**
   * Writes a dump.
   *
   * @param nowMillis wall-clock time, for the names
   * @param report for people, {@code unclosed-PID-TIME-N.txt}
   * @param openResources all of them, {@code unclosed-PID-TIME-N-open.txt}
   * @param json both, {@code unclosed-PID-TIME-N.json}
   * @return the report's absolute path, or {@link #STDERR}; never throws
   */
  public synchronized String write(long nowMillis, Text report, Text openResources, Text json) {
    if (folder.equals(STDERR)) {
      return toStderr(report);
    }
    File txt;
    try {
      txt = newReport(nowMillis);
      fill(txt, report);
    } catch (IOException | RuntimeException e) {
      say(
          "cannot write a report to "
              + new File(folder).getAbsolutePath()
              + " ("
              + reason(e)
              + "); it follows here");
      return toStderr(report);
    }
    String base = txt.getPath().substring(0, txt.getPath().length() - ".txt".length());
    companion(new File(base + "-open.txt"), openResources);
    companion(new File(base + ".json"), json);
    return txt.getAbsolutePath();
  }

  /** The report is safe by now; what goes wrong here costs only this file. */
  private void companion(File file, Text text) {
    try {
      if (!created(file)) {
        throw new IOException("the file exists");
      }
      fill(file, text);
    } catch (IOException | RuntimeException e) {
      say("cannot write " + file.getAbsolutePath() + " (" + reason(e) + ")");
    }
  }

  /** Makes an empty file of a name that was free. */
  private File newReport(long nowMillis) throws IOException {
    File directory = new File(folder);
    // Another process may make it at the same moment: what counts is that it is there.
    if (!directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
      throw new IOException("the folder cannot be made");
    }
    String stem = "unclosed-" + pid + "-" + UtcTime.compact(nowMillis) + "-";
    for (int n = 1; n <= MOST_NAMES; n++) {
      File file = new File(directory, stem + n + ".txt");
      if (created(file)) {
        return file;
      }
    }
    throw new IOException("every name is taken");
  }

  private boolean created(File file) throws IOException {
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      giveDescriptorBack.run();
      try {
        return file.createNewFile();
      } catch (IOException e) {
        last = e;
      }
    }
    throw last == null ? new IOException("no try") : last;
  }

  /** Creating and opening are two opens with {@code java.io}; both need a descriptor. */
  private void fill(File file, Text text) throws IOException {
    boolean whole = false;
    try (Writer out =
        new BufferedWriter(new OutputStreamWriter(opened(file), StandardCharsets.UTF_8))) {
      text.writeTo(out);
      whole = true;
    } finally {
      if (!whole && file.length() == 0 && !file.delete()) {
        say("an empty " + file.getName() + " stays behind");
      }
    }
  }

  private FileOutputStream opened(File file) throws IOException {
    IOException last = null;
    for (int i = 0; i < TRIES; i++) {
      try {
        return new FileOutputStream(file);
      } catch (IOException e) {
        last = e;
        giveDescriptorBack.run();
      }
    }
    throw last == null ? new IOException("no try") : last;
  }

  private String toStderr(Text report) {
    try {
      StringBuilder text = new StringBuilder();
      report.writeTo(text);
      stderr.print(text);
      stderr.flush();
    } catch (IOException | RuntimeException e) {
      say("cannot make the report (" + reason(e) + ")");
    }
    return STDERR;
  }

  private void say(String words) {
    stderr.print("unclosed: " + Page.plain(words) + "\n");
    stderr.flush();
  }

  private static String reason(Exception e) {
    @Nullable String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
