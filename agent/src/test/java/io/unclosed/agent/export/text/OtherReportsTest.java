package io.unclosed.agent.export.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.GrowthSinceMark;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.finding.Severity;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.input.ProcessSample;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages beside the report of leaks. */
class OtherReportsTest {
  @Test
  void health_readsAsExpected() throws Exception {
    String text = HealthReport.of(ReportFixture.closeWaitLeak().reading());

    Expected.equal(text, "health.txt");
    Expected.plainLines(text);
  }

  @Test
  void healthOfWhatCannotBeRead_saysUnknown() {
    ReportFixture story = new ReportFixture();
    story.process = ProcessSample.UNKNOWN;

    assertThat(HealthReport.of(story.reading()))
        .contains("Threads:   not readable here.", "Memory:    not readable here.");
  }

  @Test
  void healthOfAYoungProcess_claimsNoTrend_andCountsWhatIsNoSize() {
    ReportFixture story = ReportFixture.healthy();
    story.watchedSeconds = 52;
    story.trends.put("untracked", new QuantityTrend(16, -1, 0, 0, 0, -1));
    story.trends.put("rss", new QuantityTrend(611 * ReportFixture.MIB, -1, 0, 0, 0, -1));

    assertThat(HealthReport.of(story.reading()))
        .contains("rss: 611 MiB, growth not known yet.", "untracked: 16, growth not known yet.");
  }

  @Test
  void tuning_readsAsExpected() throws Exception {
    String text = TuningReport.of(ReportFixture.closeWaitLeak().reading());

    Expected.equal(text, "tuning.txt");
    Expected.plainLines(text);
  }

  @Test
  void adviceThatIsALeak_isToFixItAndBuysNoTime() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.recommendations.clear();
    story.recommendations.add(
        new TuningAdvice(
            "CLOSE_WAIT_LEAK",
            Severity.WARNING,
            Confidence.LIKELY,
            "",
            "2,871 in CLOSE_WAIT",
            "",
            "The program does not close 2,871 sockets whose peers hung up",
            List.of("The peer has hung up."),
            List.of("Close it."),
            List.of(),
            "No setting helps.",
            "3f9a60c2d1e87b45"));

    assertThat(TuningReport.of(story.reading()))
        .contains(
            "\nLEAK: no setting helps, fix the leak [id 3f9a60c2d1e87b45, "
                + ReportFixture.PAYMENT
                + "].\n",
            "   First:     fix the leak [id 3f9a60c2d1e87b45, " + ReportFixture.PAYMENT + "].\n")
        .doesNotContain("buys time");
  }

  @Test
  void tuningWithoutAdvice_saysSo() {
    assertThat(TuningReport.of(ReportFixture.healthy().reading()))
        .contains(
            "\nOK: no limit and no setting to change.\n", "   RULE_26: unknown: no such file here");
  }

  @Test
  void explain_givesAdviceAndFigures() {
    assertThat(TuningReport.explain(ReportFixture.closeWaitLeak().reading(), "fd_limit"))
        .contains("When not:", "FD_LIMIT: advice. 3,211 of 4,096 used.")
        .doesNotContain("TCP_MEM");
  }

  @Test
  void explainOfUnknownRule_listsTheRules() {
    assertThatThrownBy(
            () -> TuningReport.explain(ReportFixture.closeWaitLeak().reading(), "FDLIMIT"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rule \"FDLIMIT\"; there are FD_LIMIT, EPHEMERAL_PORTS, TCP_MEM");
  }

  @Test
  void sysctlFile_hasOnlySettingsOfTheKernel() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.recommendations.add(setting("net.core.somaxconn", "4096"));
    story.recommendations.add(setting("net.ipv4.ip_local_port_range", "10240 65535"));
    story.recommendations.add(setting("net.ipv4.tcp_mem", "find the reader\nkernel.panic = 1"));

    String file = SysctlFile.of(story.reading());

    assertThat(file.lines().filter(line -> !line.startsWith("#") && !line.isEmpty()))
        .containsExactly("net.core.somaxconn = 4096", "net.ipv4.ip_local_port_range = 10240 65535");
  }

  @Test
  void longCommentInSysctlFile_staysAComment() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    TuningAdvice plain = setting("net.core.somaxconn", "4096");
    story.recommendations.add(
        new TuningAdvice(
            "LONG",
            plain.severity(),
            plain.confidence(),
            plain.setting(),
            "128",
            "4096",
            "the queue overflows ".repeat(30),
            List.of(),
            List.of(),
            List.of(),
            "never",
            ""));

    assertThat(SysctlFile.of(story.reading()).lines())
        .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.startsWith("net."));
  }

  @Test
  void json_isAsExpected() throws Exception {
    StringBuilder text = new StringBuilder();
    JsonDump.write(text, ReportFixture.closeWaitLeak().reading(), twoResources());

    Expected.equal(text.toString(), "dump.json");
  }

  @Test
  void json_hasTheLinesThatGrewSinceTheMark() throws Exception {
    ReportFixture story = ReportFixture.healthy();
    StringBuilder unmarked = new StringBuilder();
    JsonDump.write(unmarked, story.reading(), List.of());
    CallSiteGrowth line =
        new CallSiteGrowth("a1", "socket", "com.acme.Gate.serve(Gate.java:20)", 166, 203, 51);
    story.further =
        ReportExtras.NONE.with(
            AttachBaseline.NONE, new GrowthSinceMark(211_000_000_000L, false, List.of(line)));
    StringBuilder marked = new StringBuilder();
    JsonDump.write(marked, story.reading(), List.of());

    assertThat(unmarked).doesNotContain("sinceMark");
    assertThat(marked)
        .contains(
            """
            "sinceMark":{"ageSeconds":211,"byAttach":false,"lines":[{"id":"a1","kind":"socket",\
            "site":"com.acme.Gate.serve(Gate.java:20)","then":166,"now":203,"fresh":51}]}""");
  }

  @Test
  void redactedJson_hasNoAddressAndNoPath() throws Exception {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.redaction = new Redaction(true, true, 1, 2);
    StringBuilder text = new StringBuilder();
    JsonDump.write(text, story.reading(), twoResources());

    assertThat(text).doesNotContain("10.2.1.17", "10.1.1.1", "10.2.4.2", "/srv");
  }

  @Test
  void redactedAdvice_hasNoAddress() {
    ReportFixture story = ReportFixture.closeWaitLeak();
    story.redaction = new Redaction(true, true, 1, 2);
    TuningAdvice plain = setting("net.core.somaxconn", "4096");
    story.recommendations.add(
        new TuningAdvice(
            "PORTS",
            plain.severity(),
            plain.confidence(),
            plain.setting(),
            "128",
            "4096",
            "ports to 10.2.1.17:8443 run out",
            List.of("10.2.1.17:8443 has 28,000."),
            List.of(),
            List.of("write /etc/sysctl.d/90-unclosed.conf"),
            "never",
            ""));

    assertThat(TuningReport.of(story.reading()))
        .doesNotContain("10.2.1.17")
        .contains("/etc/sysctl.d/90-unclosed.conf");
    assertThat(SysctlFile.of(story.reading())).doesNotContain("10.2.1.17");
    assertThat(LeakReport.of(story.reading())).doesNotContain("10.2.1.17");
  }

  @Test
  void numbersThatJsonDoesNotHave_areNull() throws Exception {
    StringBuilder text = new StringBuilder();
    new JsonWriter(text)
        .beginObject()
        .member("a", Double.NaN)
        .member("b", Double.POSITIVE_INFINITY)
        .member("c", List.of())
        .endObject();

    assertThat(text).hasToString("{\"a\":null,\"b\":null,\"c\":[]}");
  }

  @Test
  void openList_hasOneLineForEach() throws Exception {
    StringBuilder text = new StringBuilder();
    OpenList.write(text, ReportFixture.closeWaitLeak().reading(), twoResources());

    assertThat(text.toString().lines())
        .containsExactly(
            "number\tkind\tage\tstate\tid\tthread\tdetail\tsite",
            "77\tsocket\t3 h 9 min\tCLOSE_WAIT\t3f9a60c2d1e87b45\thttp-1\t10.1.1.1:5000 -> 10.2.1.17:8443\t"
                + ReportFixture.PAYMENT,
            "78\tfile\tbefore attach\t-\t-\t#12\t/srv/a \"b\"\\\\u00e4 .txt\t-");
  }

  static List<OpenResourceInfo> twoResources() {
    return List.of(
        new OpenResourceInfo(
            77,
            "socket",
            "10.1.1.1:5000 -> 10.2.1.17:8443",
            "CLOSE_WAIT",
            11_340,
            "http-1",
            "3f9a60c2d1e87b45"),
        new OpenResourceInfo(78, "file", "/srv/a \"b\"\\\u00e4\n.txt", "", -1, "#12", ""));
  }

  private static TuningAdvice setting(String name, String value) {
    return new TuningAdvice(
        "RULE",
        Severity.WARNING,
        Confidence.LIKELY,
        name,
        "128",
        value,
        "a queue overflows",
        List.of(),
        List.of(),
        List.of(),
        "never",
        "");
  }
}
