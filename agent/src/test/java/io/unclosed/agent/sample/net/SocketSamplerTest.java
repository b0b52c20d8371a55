package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.FakeSockets;
import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.fd.FdLinks;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable;
import io.unclosed.analysis.input.SocketTable.Listener;
import io.unclosed.analysis.input.SocketTable.PortUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the tables of a real JVM, whose descriptors 4 to 34 were sockets in the order opened. */
class SocketSamplerTest {
  private static final long SECOND = 1_000_000_000L;
  private static final PortRange PORTS = new PortRange(32_768, 60_999, 0);

  /** Which inode each of the JVM's descriptors had. */
  private static final String SOCKETS =
      "4 101601 5 101602 6 101603 7 101604 8 101605 9 101606 11 101607 12 101608 13 101631 "
          + "14 101611 15 101610 16 101614 17 101616 18 101618 19 101620 20 101622 21 101624 "
          + "22 101626 23 101628 24 101630 25 101632 26 101633 27 101634 28 101649 29 101650 "
          + "32 101651 33 101652 34 101653";

  @TempDir Path folder;

  private final FakeSockets held = new FakeSockets();
  private FakeRoot root;
  private SocketSampler sampler;
  private long cost;
  private long clock;

  @BeforeEach
  void makeRoot() {
    root = new FakeRoot(folder);
    root.copy("/proc/self/net/tcp").copy("/proc/self/net/tcp6");
    root.copy("/proc/self/net/udp").copy("/proc/self/net/udp6").copy("/proc/self/net/unix");
    String[] words = SOCKETS.split(" ");
    for (int i = 0; i < words.length; i += 2) {
      root.link("/proc/self/fd/" + words[i], "socket:[" + words[i + 1] + "]");
      held.open(Integer.parseInt(words[i]));
    }
    sampler = sampler(0);
  }

  @Test
  void ownSockets_areCountedByState() {
    SocketTable table = sample(0);
    assertThat(table.states())
        .containsExactly(entry("ESTABLISHED", 9L), entry("CLOSE_WAIT", 10L), entry("LISTEN", 3L));
    assertThat(table.unreadBytes()).isEqualTo(3 * 1200 + 11);
    assertThat(table.unsentBytes()).isZero();
    assertThat(table.truncated()).isFalse();
    assertThat(sampler.degraded()).isEmpty();
  }

  @Test
  void socketsOfOtherProcesses_areNotCounted() {
    held.closeAll().open(4);
    SocketTable table = sample(0);
    assertThat(table.states()).containsExactly(entry("LISTEN", 1L));
    assertThat(table.peers()).isEmpty();
  }

  @Test
  void row_isOfTheDescriptor() {
    sample(0);
    SocketRow row = sampler.row(22, held.sequence(22));
    assertThat(row.text()).isEqualTo("127.0.0.1:18080 -> 127.0.0.1:45122");
    assertThat(row.state()).isEqualTo(TcpState.CLOSE_WAIT);
    assertThat(row.unreadBytes()).isEqualTo(1200);
    assertThat(sampler.row(26, held.sequence(26)).timer()).isEqualTo(2);
    // A Unix socket, and a number that was never open.
    assertThat(sampler.row(32, held.sequence(32))).isNull();
    assertThat(sampler.row(99, 1)).isNull();
  }

  @Test
  void rowOfANumberGivenOutAnew_isNotTheOldHolders() {
    sample(0);
    held.close(22).open(22);
    assertThat(sampler.row(22, held.sequence(22))).isNull();
  }

  @Test
  void duplicatedDescriptor_sharesTheRowAndIsCountedOnce() {
    root.link("/proc/self/fd/40", "socket:[101626]");
    held.open(40);
    assertThat(sample(0).states()).containsEntry("CLOSE_WAIT", 10L);
    assertThat(sampler.row(40, held.sequence(40))).isSameAs(sampler.row(22, held.sequence(22)));
  }

  @Test
  void listener_hasItsQueueBacklogAndSite() {
    assertThat(sample(0).listeners())
        .contains(
            new Listener("127.0.0.1:18081", 3, 3, 1005, "com.acme.Server.open(Server.java:5)"));
    change("0A 00000000:00000003", "0A 00000000:00000001");
    assertThat(sample(SECOND).listeners())
        .contains(
            new Listener("127.0.0.1:18081", 1, 3, 1005, "com.acme.Server.open(Server.java:5)"));
  }

  @Test
  void peers_areByAddressAndState() {
    assertThat(sample(0).peers())
        .first()
        .isEqualTo(new PeerCount("127.0.0.1:18081", "ESTABLISHED", 3));
    assertThat(sample(0).peers())
        .contains(new PeerCount("[::1]:18082", "ESTABLISHED", 1))
        .contains(new PeerCount("127.0.0.1:45122", "CLOSE_WAIT", 1));
  }

  @Test
  void ephemeralPorts_areByDestinationWithoutAcceptedConnections() {
    // 2 connections, 10 that wait for the peer's FIN, 3 in TIME_WAIT; the other end is the server.
    assertThat(sample(0).ephemeral())
        .containsExactlyInAnyOrder(
            new PortUse("127.0.0.1:18080", 15, 3, 28_232),
            new PortUse("127.0.0.1:18081", 3, 0, 28_232),
            new PortUse("[::1]:18082", 1, 0, 28_232));
  }

  @Test
  void rowThatComesTwice_takesOnePort() throws Exception {
    String table = Files.readString(folder.resolve("proc/self/net/tcp6"));
    String[] lines = table.split("\n");
    root.file("/proc/self/net/tcp6", table + String.join("\n", lines[24], lines[25]) + "\n");
    assertThat(sample(0).ephemeral()).contains(new PortUse("127.0.0.1:18080", 15, 3, 28_232));
  }

  @Test
  void closeWait_isTimedFromWhereItWasFirstSeen() {
    sample(10 * SECOND);
    sample(100 * SECOND);
    SocketStats figures = figures(130 * SECOND, 120 * SECOND);
    assertThat(figures.closeWait()).isEqualTo(10);
    assertThat(figures.closeWaitUnread()).isEqualTo(3);
    assertThat(figures.closeWaitAtEnd()).isEqualTo(2);
    assertThat(figures.closeWaitOldestSeconds()).isEqualTo(120);
    assertThat(figures.closeWaitUnreadPatient()).isEqualTo(3);
    assertThat(figures.closeWaitAtEndPatient()).isEqualTo(2);
    assertThat(figures.unreadMedianBytes()).isEqualTo(1200);
    assertThat(figures.topPeers())
        .hasSize(5)
        .first()
        .isEqualTo(new PeerCount("127.0.0.1:18081", "", 3));
    assertThat(figures(129 * SECOND, 120 * SECOND).closeWaitUnreadPatient()).isZero();
  }

  @Test
  void closeWaitThatIsReadToItsEnd_isPatientAnewButAsOld() {
    sample(0);
    change("000004B1", "00000000");
    sample(60 * SECOND);
    SocketStats figures = figures(90 * SECOND, 60 * SECOND);
    assertThat(figures.closeWaitUnread()).isZero();
    assertThat(figures.closeWaitAtEnd()).isEqualTo(5);
    assertThat(figures.closeWaitAtEndPatient()).isEqualTo(2);
    assertThat(figures.closeWaitOldestSeconds()).isEqualTo(90);
  }

  @Test
  void peerThatHangsUp_isInCloseWaitFromThenOn() {
    sample(0);
    change("01 00000000:0000000B", "08 00000000:0000000C");
    sample(60 * SECOND);
    SocketRow row = sampler.row(25, held.sequence(25));
    assertThat(row.state()).isEqualTo(TcpState.CLOSE_WAIT);
    assertThat(row.stateSinceNanos()).isEqualTo(60 * SECOND);
    assertThat(row.unreadBytes()).isEqualTo(11);
  }

  @Test
  void quietForTwoHoursWithoutKeepalive_isListed() {
    sample(0);
    assertThat(sample(SocketSummary.QUIET_NANOS - 1).quietWithoutKeepalive()).isEmpty();
    // All that are ESTABLISHED but the one with a keepalive timer.
    assertThat(sample(SocketSummary.QUIET_NANOS).quietWithoutKeepalive())
        .extracting(PeerCount::count)
        .containsExactlyInAnyOrder(3L, 1L, 1L, 1L, 1L, 1L);
  }

  @Test
  void windowThatMoved_isNotQuiet() {
    sample(0);
    change("20 4 30 10 -1", "20 4 28 10 -1");
    sample(SECOND);
    assertThat(sampler.row(25, held.sequence(25)).quietSinceNanos()).isEqualTo(SECOND);
    assertThat(sampler.row(13, held.sequence(13)).quietSinceNanos()).isZero();
  }

  @Test
  void costlyTable_isReadLessOften() {
    sampler = sampler(SECOND);
    cost = 60_000_000;
    sample(0);
    assertThat(sampler.periodNanos()).isEqualTo(30 * SECOND);
    assertThat(sample(29 * SECOND).readAtNanos()).isZero();
    cost = 1000;
    assertThat(sample(30 * SECOND).readAtNanos()).isEqualTo(30 * SECOND);
    assertThat(sampler.periodNanos()).isEqualTo(SECOND);
  }

  @Test
  void oneSlowReading_isNotTakenForTheTablesCost() {
    sampler = sampler(SECOND);
    sample(0);
    cost = 60_000_000;
    sample(SECOND);
    assertThat(sampler.periodNanos()).isEqualTo(SECOND);
  }

  @Test
  void askedForNow_isReadNow() {
    sampler = sampler(100 * SECOND);
    sample(0);
    assertThat(sampler.sampleNow(SECOND, held, PORTS).readAtNanos()).isEqualTo(SECOND);
  }

  @Test
  void machineWithoutIpv6_isNotDegraded() throws Exception {
    Files.delete(folder.resolve("proc/self/net/tcp6"));
    assertThat(sample(0).states()).isEmpty();
    assertThat(sample(0).readAtNanos()).isZero();
    assertThat(sampler.degraded()).isEmpty();
  }

  @Test
  void tablesThatVanish_leaveTheLastReadingAndAReason() throws Exception {
    SocketTable before = sample(0);
    Files.delete(folder.resolve("proc/self/net/tcp6"));
    Files.delete(folder.resolve("proc/self/net/tcp"));
    sampler.close();
    assertThat(sample(SECOND)).isSameAs(before);
    assertThat(sampler.degraded()).hasSize(1).first().asString().contains("net/tcp");
  }

  @Test
  void halfAReading_leavesTheLastOne() throws Exception {
    SocketTable before = sample(0);
    Files.delete(folder.resolve("proc/self/net/tcp6"));
    Files.createDirectory(folder.resolve("proc/self/net/tcp6"));
    sampler.close();
    assertThat(sample(SECOND)).isSameAs(before);
    assertThat(sampler.degraded()).hasSize(1).first().asString().contains("net/tcp6");
  }

  @Test
  void garbage_isSaid() {
    root.file("/proc/self/net/tcp6", "heading\n\u0000\u0001\u0002\n\n");
    assertThat(sample(0).states()).isEmpty();
    assertThat(sampler.degraded()).containsExactly("malformed rows in the TCP socket table: 2");
  }

  @Test
  void details_areInWords() {
    sample(0);
    root.link("/proc/self/fd/1", "/srv/app.log").link("/proc/self/fd/41", "socket:[5]");
    FdDetails details = new FdDetails(root.root(), new FdLinks(root.root()), sampler);
    assertThat(details.of(22, 4, 1, 28, 29, 32, 33, 41, 50))
        .containsExactly(
            new FdDetails.Detail("127.0.0.1:18080 -> 127.0.0.1:45122", "CLOSE_WAIT", "socket"),
            new FdDetails.Detail("127.0.0.1:18080", "LISTEN", "server-socket"),
            new FdDetails.Detail("/srv/app.log", ""),
            new FdDetails.Detail("127.0.0.1:18083", "", "datagram"),
            new FdDetails.Detail("127.0.0.1:50188 -> 127.0.0.1:18083", "", "datagram"),
            new FdDetails.Detail("/run/orders.sock", "", "unix-socket"),
            new FdDetails.Detail("unix, unnamed", "", "unix-socket"),
            new FdDetails.Detail("socket, unbound", ""),
            FdDetails.Detail.NONE);
  }

  private SocketSampler sampler(long shortestPeriodNanos) {
    return new SocketSampler(
        root.root(), new FdLinks(root.root()), shortestPeriodNanos, () -> clock += cost);
  }

  private SocketTable sample(long nowNanos) {
    return sampler.sample(nowNanos, held, PORTS);
  }

  private SocketStats figures(long nowNanos, long closeWaitNanos) {
    SocketTally tally = new SocketTally(closeWaitNanos, nowNanos);
    for (int fd = 0; fd < held.limit(); fd++) {
      SocketRow row = sampler.row(fd, held.sequence(fd));
      if (row != null) {
        tally.add(row);
      }
    }
    return tally.figures();
  }

  private void change(String from, String to) {
    try {
      Path table = folder.resolve("proc/self/net/tcp6");
      String text = Files.readString(table);
      assertThat(text).contains(from);
      root.file("/proc/self/net/tcp6", text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
