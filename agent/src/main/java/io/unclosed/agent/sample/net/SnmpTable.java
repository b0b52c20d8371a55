package io.unclosed.agent.sample.net;

import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Counters of {@code /proc/self/net/snmp} and {@code netstat}: for each protocol a line of names
 * and a line of numbers below it.
 *
 * <p>Read by name: kernels add columns in the middle. A name or a line of numbers that is missing
 * (gVisor has printed names alone) leaves the counter absent.
 */
final class SnmpTable {
  /** Columns looked at. The widest line seen has 140. */
  private static final int MOST_COLUMNS = 1024;

  private final String protocol;
  private final String heading;
  private final String[] names;
  private final long[] values;
  private final int[] nameOfColumn = new int[MOST_COLUMNS];
  private int columns;

  /** Of the line of names that the columns were told by: it is the same at each reading. */
  private long namesHash;

  private boolean named;
  private boolean numbered;

  /**
   * @param protocol as the lines begin, without the colon
   * @param names the counters wanted
   */
  SnmpTable(String protocol, String... names) {
    this.protocol = protocol;
    this.heading = protocol + ":";
    this.names = names.clone();
    this.values = new long[names.length];
  }

  /**
   * Reads some protocols' counters from one file.
   *
   * @param into gets what was found, as {@code protocol.name}
   * @param degraded gets a sentence for each protocol that has names and no numbers
   */
  static void read(
      ProcFile file,
      ProcLines lines,
      List<SnmpTable> tables,
      Map<String, Long> into,
      List<String> degraded) {
    for (SnmpTable table : tables) {
      table.named = false;
      table.numbered = false;
    }
    if (lines.over(file)) {
      while (lines.next()) {
        for (SnmpTable table : tables) {
          if (lines.skip(table.heading)) {
            table.line(lines);
            break;
          }
        }
      }
    }
    for (SnmpTable table : tables) {
      table.tell(into, degraded);
    }
    if (!file.failure().isEmpty()) {
      degraded.add(file.failure());
    }
  }

  private void line(ProcLines lines) {
    lines.skipSpaces();
    byte first = lines.peek();
    if ((first >= '0' && first <= '9') || first == '-') {
      numbers(lines);
    } else {
      names(lines);
    }
  }

  private void names(ProcLines lines) {
    named = true;
    long hash = lines.hashOfRest();
    if (columns > 0 && hash == namesHash) {
      return;
    }
    namesHash = hash;
    columns = 0;
    while (columns < MOST_COLUMNS && lines.skipSpaces()) {
      nameOfColumn[columns++] = nameAt(lines);
      lines.skipField();
    }
  }

  private int nameAt(ProcLines lines) {
    for (int i = 0; i < names.length; i++) {
      if (lines.atField(names[i])) {
        return i;
      }
    }
    return -1;
  }

  private void numbers(ProcLines lines) {
    numbered = named;
    Arrays.fill(values, -1);
    for (int column = 0; column < columns && lines.skipSpaces(); column++) {
      if (nameOfColumn[column] >= 0) {
        values[nameOfColumn[column]] = lines.number();
      }
      if (lines.peek() != ' ') {
        lines.skipField();
      }
    }
  }

  private void tell(Map<String, Long> into, List<String> degraded) {
    if (named && !numbered) {
      degraded.add(protocol + " counters have names but no values");
    }
    for (int i = 0; numbered && i < names.length; i++) {
      if (values[i] >= 0) {
        into.put(protocol + "." + names[i], values[i]);
      }
    }
  }
}
