package io.unclosed.agent.sample.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.FakeRoot;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.KernelFacts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KernelSamplerTest {
  @TempDir Path folder;

  @Test
  void realHost_givesCountersByName() throws Exception {
    KernelFacts facts = new KernelSampler(FakeRoot.host()).sample(0, 3);
    assertThat(facts.connectFailures()).isEqualTo(3);
    assertThat(facts.counters())
        .containsEntry("TcpExt.ListenOverflows", 0L)
        .containsEntry("TcpExt.TW", column("netstat", "TcpExt: ", "TW"))
        .containsEntry("Tcp.ActiveOpens", column("snmp", "Tcp: ", "ActiveOpens"))
        .containsEntry("Udp.RcvbufErrors", 0L)
        .containsEntry("sockstat.TCP.tw", 17L)
        .containsEntry("sockstat.TCP.orphan", 0L);
    assertThat(facts.counters().get("Tcp.ActiveOpens")).isPositive();
  }

  @Test
  void realHost_givesSettings() {
    KernelSampler sampler = new KernelSampler(FakeRoot.host());
    assertThat(sampler.sample(0, 0).settings())
        .containsEntry("net.core.somaxconn", 4096L)
        .containsEntry("net.ipv4.ip_local_port_range.low", 32_768L)
        .containsEntry("net.ipv4.ip_local_port_range.high", 60_999L)
        .containsEntry("net.ipv4.tcp_keepalive_time", 7200L)
        .containsEntry("net.ipv4.ip_local_reserved_ports.count", 0L)
        .doesNotContainKey("net.ipv4.tcp_mem.high");
    assertThat(sampler.ports().available()).isEqualTo(28_232);
    assertThat(sampler.degraded()).isEmpty();
  }

  @Test
  void reservedPorts_areCountedInsideTheRange() {
    FakeRoot root = new FakeRoot(folder);
    root.file("/proc/sys/net/ipv4/ip_local_port_range", "10000\t10099\n");
    root.file("/proc/sys/net/ipv4/ip_local_reserved_ports", "8080,9990-10009,10050,10090-20000\n");
    KernelSampler sampler = new KernelSampler(root.root());
    sampler.sample(0, 0);
    assertThat(sampler.ports()).isEqualTo(new PortRange(10_000, 10_099, 10 + 1 + 10));
    assertThat(sampler.ports().available()).isEqualTo(79);
  }

  @Test
  void namesWithoutNumbers_areAbsentAndSaid() {
    new FakeRoot(folder)
        .file("/proc/self/net/netstat", "TcpExt: SyncookiesSent ListenOverflows TW\n");
    KernelSampler sampler = new KernelSampler(new SystemRoot(folder.toString()));
    assertThat(sampler.sample(0, 0).counters()).isEmpty();
    assertThat(sampler.degraded()).contains("TcpExt counters have names but no values");
  }

  @Test
  void columnsInAnotherOrderOrMissing_areReadByName() {
    new FakeRoot(folder)
        .file(
            "/proc/self/net/netstat",
            "TcpExt: New TW Other ListenOverflows ListenDrops\nTcpExt: 1 22 -1 333\n"
                + "TcpExtra: TW\nTcpExtra: 9\n");
    KernelFacts facts = new KernelSampler(new SystemRoot(folder.toString())).sample(0, 0);
    assertThat(facts.counters())
        .containsEntry("TcpExt.TW", 22L)
        .containsEntry("TcpExt.ListenOverflows", 333L)
        .doesNotContainKey("TcpExt.ListenDrops")
        .hasSize(2);
  }

  @Test
  void garbage_isAbsent() {
    new FakeRoot(folder)
        .file("/proc/self/net/netstat", "TcpExt:\nTcpExt: TW\nTcpExt: x 5\n\u0000\n")
        .file("/proc/self/net/snmp", "Tcp: 1 2 3\n")
        .file("/proc/self/net/sockstat", "TCP: inuse\nTCP:\n")
        .file("/proc/sys/net/core/somaxconn", "many\n");
    KernelFacts facts = new KernelSampler(new SystemRoot(folder.toString())).sample(0, 0);
    assertThat(facts.counters()).isEmpty();
    assertThat(facts.settings()).isEmpty();
  }

  @Test
  void nothingThere_isAbsentAndSaid() {
    KernelSampler sampler = new KernelSampler(new SystemRoot(folder.toString()));
    KernelFacts facts = sampler.sample(0, 0);
    assertThat(facts.counters()).isEmpty();
    assertThat(facts.settings()).isEmpty();
    assertThat(sampler.ports()).isEqualTo(PortRange.UNKNOWN);
    assertThat(sampler.degraded())
        .anyMatch(reason -> reason.contains("netstat"))
        .anyMatch(reason -> reason.contains("somaxconn"))
        .noneMatch(reason -> reason.contains("nf_conntrack"));
  }

  @Test
  void settingThatCannotBeReadAgain_staysAsItWas() throws Exception {
    FakeRoot root = new FakeRoot(folder).file("/proc/sys/net/core/somaxconn", "128\n");
    KernelSampler sampler = new KernelSampler(root.root());
    sampler.sample(0, 0);
    Files.delete(folder.resolve("proc/sys/net/core/somaxconn"));
    KernelFacts facts = sampler.sample(KernelSampler.SETTINGS_PERIOD_NANOS, 0);
    assertThat(facts.settings()).containsEntry("net.core.somaxconn", 128L);
  }

  @Test
  void settings_areReadOnceAMinute() {
    FakeRoot root = new FakeRoot(folder).file("/proc/sys/net/core/somaxconn", "128\n");
    KernelSampler sampler = new KernelSampler(root.root());
    sampler.sample(0, 0);
    root.file("/proc/sys/net/core/somaxconn", "4096\n");
    long minute = KernelSampler.SETTINGS_PERIOD_NANOS;
    assertThat(sampler.sample(minute - 1, 0).settings()).containsEntry("net.core.somaxconn", 128L);
    assertThat(sampler.sample(minute, 0).settings()).containsEntry("net.core.somaxconn", 4096L);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisMachine_isReadable() {
    try (KernelSampler sampler = new KernelSampler(SystemRoot.LIVE)) {
      KernelFacts facts = sampler.sample(0, 0);
      assertThat(sampler.degraded()).isEmpty();
      assertThat(facts.counters()).containsKeys("TcpExt.ListenOverflows", "Tcp.ActiveOpens");
      assertThat(facts.settings().get("net.core.somaxconn")).isPositive();
    }
  }

  /** What the fixture has, found another way than the parser does. */
  private static long column(String file, String heading, String name) throws Exception {
    Path path = Path.of(FakeRoot.host().path("/proc/self/net/" + file));
    String[] rows =
        Files.readAllLines(path).stream()
            .filter(line -> line.startsWith(heading))
            .toArray(String[]::new);
    int column = java.util.Arrays.asList(rows[0].split(" ")).indexOf(name);
    return Long.parseLong(rows[1].split(" ")[column]);
  }
}
