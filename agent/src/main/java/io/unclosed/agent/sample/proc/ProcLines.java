package io.unclosed.agent.sample.proc;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a {@link ProcFile}, one at a time, and the fields of the line at hand.
 *
 * <p>One buffer serves every file that a sampler reads, and only the line at hand has to fit into
 * it: a socket table of megabytes passes through 8 kB. Nothing is made into text unless {@link
 * #word()} or {@link #rest()} is asked.
 *
 * <p>Reads ask for at most 8 kB: for more the JDK allocates native memory on each read, and the
 * kernel gives a page at a time anyway.
 */
public final class ProcLines {
  /** A longer line ends the reading, as a failure. The longest seen is 3 kB ({@code netstat}). */
  static final int LONGEST_LINE = 256 * 1024;

  private static final int CHUNK = 8192;

  /** Of any number of so many a {@code long} has room. */
  private static final int DIGITS = 18;

  private byte[] buffer = new byte[CHUNK];
  private int filled;
  private int next;
  private int cursor;
  private int lineEnd;
  private boolean ended;
  private boolean complete;
  private @Nullable ProcFile file;

  /**
   * Begins a file.
   *
   * @return false when it cannot be read
   */
  public boolean over(ProcFile file) {
    this.file = file;
    filled = 0;
    next = 0;
    cursor = 0;
    lineEnd = 0;
    complete = false;
    ended = !file.rewind();
    return !ended;
  }

  /** Goes to the next line; false when there is none. */
  public boolean next() {
    int from = next;
    while (true) {
      for (int i = from; i < filled; i++) {
        if (buffer[i] == '\n') {
          return line(i, i + 1);
        }
      }
      from = filled - next;
      if (ended || !fill()) {
        return complete && next < filled && line(filled, filled);
      }
    }
  }

  private boolean line(int end, int nextLine) {
    cursor = next;
    lineEnd = end;
    next = nextLine;
    return true;
  }

  /** Moves what is left of the line to the front and reads more behind it. */
  private boolean fill() {
    System.arraycopy(buffer, next, buffer, 0, filled - next);
    filled -= next;
    next = 0;
    if (filled == buffer.length) {
      if (buffer.length >= LONGEST_LINE) {
        ended = true;
        return false;
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int length = Math.min(CHUNK, buffer.length - filled);
    int read = file == null ? -1 : file.read(buffer, filled, length);
    if (read < 0) {
      ended = true;
      complete = file != null && file.failure().isEmpty();
      return false;
    }
    filled += read;
    return true;
  }

  /** True when the file was read to its end, so that what was not seen is not there. */
  public boolean complete() {
    return complete;
  }

  /** Passes over {@code text} when it stands at the cursor; false, and nothing passed, when not. */
  public boolean skip(String text) {
    int length = text.length();
    if (lineEnd - cursor < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (buffer[cursor + i] != text.charAt(i)) {
        return false;
      }
    }
    cursor += length;
    return true;
  }

  /** Passes over the first of some texts that stands at the cursor; its place, or -1 for none. */
  int skipOneOf(String[] texts) {
    for (int i = 0; i < texts.length; i++) {
      if (skip(texts[i])) {
        return i;
      }
    }
    return -1;
  }

  /** True when the field at the cursor is {@code text}; passes over nothing. */
  public boolean atField(String text) {
    int from = cursor;
    boolean same = skip(text) && (cursor == lineEnd || buffer[cursor] == ' ');
    cursor = from;
    return same;
  }

  /** Passes over spaces and tabs; true when something follows. */
  public boolean skipSpaces() {
    while (cursor < lineEnd && (buffer[cursor] == ' ' || buffer[cursor] == '\t')) {
      cursor++;
    }
    return cursor < lineEnd;
  }

  /** Passes over the field at the cursor, and the spaces before it; false when there is none. */
  public boolean skipField() {
    if (!skipSpaces()) {
      return false;
    }
    while (cursor < lineEnd && buffer[cursor] != ' ' && buffer[cursor] != '\t') {
      cursor++;
    }
    return true;
  }

  /** The byte at the cursor; 0 at the end of the line. */
  public byte peek() {
    return cursor < lineEnd ? buffer[cursor] : 0;
  }

  /**
   * The decimal number at the cursor, after spaces.
   *
   * @return -1 when there are no digits; {@code Long.MAX_VALUE} when there are more than eighteen
   */
  public long number() {
    skipSpaces();
    int at = cursor;
    long value = 0;
    while (at < lineEnd && buffer[at] >= '0' && buffer[at] <= '9') {
      value = value * 10 + (buffer[at++] - '0');
    }
    int digits = at - cursor;
    cursor = at;
    return digits == 0 ? -1 : digits > DIGITS ? Long.MAX_VALUE : value;
  }

  /**
   * The hexadecimal number at the cursor.
   *
   * @param digits at most so many
   * @return -1 when there are none; at most 8 digits can be told from that
   */
  public long hex(int digits) {
    int from = cursor;
    int end = Math.min(lineEnd, from + digits);
    int at = from;
    long value = 0;
    for (int digit; at < end && (digit = hexDigit(buffer[at])) >= 0; at++) {
      value = value << 4 | digit;
    }
    cursor = at;
    return at == from ? -1 : value;
  }

  /** Not the JDK's, which knows the digits of all scripts: this is done for each socket. */
  private static int hexDigit(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int small = b | 0x20;
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
  }

  /** A number that differs, as good as surely, when the rest of the line differs. */
  public long hashOfRest() {
    long hash = 0xcbf29ce484222325L;
    for (int i = cursor; i < lineEnd; i++) {
      hash = (hash ^ buffer[i]) * 0x100000001b3L;
    }
    return hash;
  }

  /** The field at the cursor as text, after spaces; empty when there is none. */
  public String word() {
    skipSpaces();
    int from = cursor;
    skipField();
    return text(from, cursor);
  }

  /** The rest of the line as text, after spaces. */
  public String rest() {
    skipSpaces();
    return text(cursor, lineEnd);
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}
