package io.unclosed.analysis.tuning;

import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.SocketTable.PortUse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SocketRulesTest {
  private final SnapshotFixture process = new SnapshotFixture();

  @BeforeEach
  void usualRange() {
    process.kernel.put("net.ipv4.ip_local_port_range.low", 32768L);
    process.kernel.put("net.ipv4.ip_local_port_range.high", 60999L);
    process.states.put("ESTABLISHED", 100L);
  }

  private static TuningAdvice advice(Findings findings, String id) {
    return findings.recommendations().stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static TuningCheck check(Findings findings, String id) {
    return findings.checks().stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void threeQuartersToOneDestination_adviseReuseThenARange() {
    process.ports = List.of(new PortUse("10.0.0.9:443", 21_500, 20_000, 28_232));

    TuningAdvice advice = advice(process.next(), "EPHEMERAL_PORTS");

    assertThat(advice.severity()).isEqualTo(Severity.WARNING);
    assertThat(advice.setting()).isEqualTo("net.ipv4.ip_local_port_range");
    assertThat(advice.recommended()).isEqualTo("10240 65535");
    assertThat(advice.remedy().get(0)).contains("reuse connections to 10.0.0.9:443");
    assertThat(advice.remedy()).contains("sysctl -w net.ipv4.ip_local_port_range=\"10240 65535\"");
  }

  @Test
  void fourteenThousandInTimeWaitToManyPeers_areFine() {
    process.ports =
        List.of(
            new PortUse("10.0.0.1:443", 7_000, 7_000, 28_232),
            new PortUse("10.0.0.2:443", 7_000, 7_000, 28_232));
    process.states.put("TIME_WAIT", 14_000L);

    assertThat(check(process.next(), "EPHEMERAL_PORTS").state()).isEqualTo("fine");
  }

  @Test
  void wideRange_isNotLowered() {
    process.kernel.put("net.ipv4.ip_local_port_range.low", 1024L);
    process.ports = List.of(new PortUse("10.0.0.9:443", 60_000, 0, 64_000));

    TuningAdvice advice = advice(process.next(), "EPHEMERAL_PORTS");

    assertThat(advice.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(advice.recommended()).isEmpty();
    assertThat(advice.remedy()).hasSize(1);
  }

  @Test
  void connectsThatFailed_areProof() {
    process.ports = List.of(new PortUse("10.0.0.9:443", 14_000, 0, 28_232));
    process.runs(2 * MINUTE);
    process.connectFailures = 17;

    TuningAdvice advice = advice(process.runs(2 * MINUTE), "EPHEMERAL_PORTS");

    assertThat(advice.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(advice.evidence()).anyMatch(e -> e.contains("17 connects"));
  }

  @Test
  void closeWaitLeak_isTheCodeAndNoSetting() {
    CallSiteFixture client = new CallSiteFixture("Client", "socket");
    client.batch(37, 0, 1, Long.MAX_VALUE);
    client.sockets(
        new SocketStats(37, 37, 0, 900, 37, 0, 40, List.of(new PeerCount("a:1", "", 37))));
    process.add(client);

    TuningAdvice advice = advice(process.next(), "CLOSE_WAIT_LEAK");

    assertThat(advice.suspectId()).isEqualTo("Client");
    assertThat(advice.setting()).isEmpty();
    assertThat(advice.whenNot())
        .startsWith("Do not tune")
        .contains("no kernel setting ends CLOSE_WAIT");
  }

  @Test
  void fewInCloseWait_areFine() {
    process.states.put("CLOSE_WAIT", 4L);

    assertThat(check(process.next(), "CLOSE_WAIT_LEAK").detail())
        .isEqualTo("4 sockets are in CLOSE_WAIT; no evidence of a leak among them so far.");
  }

  @Test
  void twentyQuietConnections_areUnknown_withWhereTheyGo() {
    process.quiet = List.of(new PeerCount("10.0.0.7:5672", "ESTABLISHED", 20));

    TuningCheck outcome = check(process.next(), "KEEPALIVE_DEAD_PEER");

    assertThat(outcome.state())
        .startsWith("unknown: 20 of 100 established connections")
        .contains("10.0.0.7:5672 (20)", "without a trace");
  }

  @Test
  void twentyQuietConnectionsToASuspectsPeer_adviseKeepalive() {
    CallSiteFixture client = new CallSiteFixture("Client", "socket");
    client.batch(37, 0, 1, Long.MAX_VALUE);
    client.sockets(
        new SocketStats(
            37, 37, 0, 900, 37, 0, 40, List.of(new PeerCount("10.0.0.7:5672", "", 37))));
    process.add(client);
    process.quiet = List.of(new PeerCount("10.0.0.7:5672", "ESTABLISHED", 20));

    TuningAdvice advice = advice(process.next(), "KEEPALIVE_DEAD_PEER");

    assertThat(advice.severity()).isEqualTo(Severity.INFO);
    assertThat(advice.suspectId()).isEqualTo("Client");
    assertThat(advice.headline()).startsWith("20 of 100 established connections");
  }

  @Test
  void fourQuietConnections_areFine() {
    process.quiet = List.of(new PeerCount("10.0.0.7:5672", "ESTABLISHED", 4));

    assertThat(check(process.next(), "KEEPALIVE_DEAD_PEER").state()).isEqualTo("fine");
  }
}
