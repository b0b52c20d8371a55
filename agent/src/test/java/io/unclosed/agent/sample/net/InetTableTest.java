package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.proc.ProcFile;
import io.unclosed.agent.sample.proc.ProcLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InetTableTest {
  private static final String HEADING = "  sl  local_address rem_address   st tx_queue rx_queue\n";
  private static final String ROW =
      "   0: 0100007F:1F90 1101020A:20FB 01 0000000A:0000000B 01:00000014 00000003"
          + "  1000        2 4711 1 0000000000000000 20 4 30 10 -1\n";

  @TempDir Path folder;

  private final InetTable table = new InetTable(new ProcLines());

  @Test
  void row_hasItsFields() {
    begin(HEADING + ROW);
    assertThat(table.next()).isTrue();
    assertThat(table.local()).hasToString("127.0.0.1:8080");
    assertThat(table.remote()).hasToString("10.2.1.17:8443");
    assertThat(table.state()).isEqualTo(TcpState.ESTABLISHED);
    assertThat(table.txQueue()).isEqualTo(10);
    assertThat(table.rxQueue()).isEqualTo(11);
    assertThat(table.timer()).isEqualTo(1);
    assertThat(table.retransmits()).isEqualTo(3);
    assertThat(table.inode()).isEqualTo(4711);
    assertThat(table.next()).isFalse();
    assertThat(table.complete()).isTrue();
  }

  @Test
  void ipv4InTheWideTable_isTheSameEndpoint() {
    begin(HEADING + ROW);
    table.next();
    Endpoint narrow = table.local();
    begin(HEADING + ROW.replace("0100007F", "0000000000000000FFFF00000100007F"));
    table.next();
    assertThat(table.local()).isEqualTo(narrow);
  }

  @Test
  void trace_changesWithTheWindowAndNotWithTheTimer() {
    long before = trace(ROW);
    assertThat(trace(ROW.replace("01:00000014", "01:00000011"))).isEqualTo(before);
    assertThat(trace(ROW.replace("20 4 30 10 -1", "20 4 30 11 -1"))).isNotEqualTo(before);
    assertThat(trace(ROW.replace("20 4 30 10 -1", "20 4 28 10 -1"))).isNotEqualTo(before);
  }

  @Test
  void realTable_hasEveryRow() {
    List<String> rows = rows(FakeRoot.host().path("/proc/self/net/tcp6"));
    assertThat(rows)
        .hasSize(42)
        .contains("LISTEN 127.0.0.1:18081 0.0.0.0:0 3 101602".replace("0.0.0.0", "[::]"))
        .contains("ESTABLISHED [::1]:18082 [::1]:48516 0 101608")
        .contains("CLOSE_WAIT 127.0.0.1:18080 127.0.0.1:45122 1201 101626")
        .contains("TIME_WAIT 127.0.0.1:18080 127.0.0.1:45180 0 0");
    assertThat(table.malformed()).isZero();
  }

  @Test
  void realUdpTable_isReadToo() {
    assertThat(rows(FakeRoot.host().path("/proc/self/net/udp6")))
        .containsExactly(
            "ESTABLISHED 127.0.0.1:50188 127.0.0.1:18083 0 101650",
            "CLOSE 127.0.0.1:18083 [::]:0 0 101649");
  }

  @Test
  void garbageBetweenRows_isPassedOverAndCounted() {
    String cut = ROW.substring(0, 40);
    begin(HEADING + "\n" + ROW + cut + "\n\u0000\u0007\n  1: :: 01\n" + ROW + "  2: 0100007F\n");
    int rows = 0;
    while (table.next()) {
      assertThat(table.inode()).isEqualTo(4711);
      rows++;
    }
    assertThat(rows).isEqualTo(2);
    assertThat(table.malformed()).isEqualTo(5);
  }

  @Test
  void everyPrefixOfARow_isARowOrGarbageAndNeverThrows() {
    for (int length = 0; length < ROW.length(); length++) {
      begin(HEADING + ROW.substring(0, length));
      boolean row = table.next();
      assertThat(row).isEqualTo(length > ROW.indexOf("4711"));
    }
  }

  @Test
  void stateOfALaterKernel_isUnknown() {
    begin(HEADING + ROW.replace(" 01 ", " 2F "));
    assertThat(table.next()).isTrue();
    assertThat(table.state()).isEqualTo(TcpState.UNKNOWN);
  }

  private long trace(String row) {
    begin(HEADING + row);
    assertThat(table.next()).isTrue();
    return table.trace();
  }

  private List<String> rows(String path) {
    List<String> rows = new ArrayList<>();
    try (ProcFile file = new ProcFile(path)) {
      assertThat(table.over(file)).isTrue();
      while (table.next()) {
        rows.add(
            table.state()
                + " "
                + table.local()
                + " "
                + table.remote()
                + " "
                + table.rxQueue()
                + " "
                + table.inode());
      }
    }
    return rows;
  }

  private void begin(String text) {
    new FakeRoot(folder).file("/t", text);
    assertThat(table.over(new ProcFile(folder.resolve("t").toString()))).isTrue();
  }
}
