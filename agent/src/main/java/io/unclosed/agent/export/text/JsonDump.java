package io.unclosed.agent.export.text;

import io.unclosed.agent.export.OpenDescriptors;
import io.unclosed.agent.query.AgentInfo;
import io.unclosed.agent.query.CallSiteGrowth;
import io.unclosed.agent.query.DeletedFile;
import io.unclosed.agent.query.GrowthSinceMark;
import io.unclosed.agent.query.OpenResourceInfo;
import io.unclosed.agent.query.OverheadSample;
import io.unclosed.agent.query.ReportExtras;
import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.QuantityTrend;
import io.unclosed.analysis.finding.TuningAdvice;
import io.unclosed.analysis.finding.TuningCheck;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings and open resources as one JSON object. Names are those of the records; sizes are bytes,
 * {@code perHour} is per hour, {@code …Seconds} and {@code …Millis} are what they say, -1 is none
 * or unknown; a rate that is not known yet is null.
 *
 * <p>{@code format} rises when a name changes its meaning or goes; new names may come at any time.
 */
public final class JsonDump {
  private static final int FORMAT = 1;

  private final JsonWriter json;
  private final Redaction redaction;

  private JsonDump(Appendable out, Redaction redaction) {
    this.json = new JsonWriter(out);
    this.redaction = redaction;
  }

  /**
   * Writes it all, with a line feed at the end.
   *
   * @param open the open resources, oldest first
   */
  public static void write(Appendable out, Reading reading, Iterable<OpenResourceInfo> open)
      throws IOException {
    JsonDump dump = new JsonDump(out, reading.redaction());
    Findings findings = reading.findings();
    dump.json.beginObject().member("format", FORMAT);
    dump.json.member("time", UtcTime.stamp(reading.nowMillis()).replace(' ', 'T'));
    dump.json.member("state", reading.state());
    dump.json.member("lastLookSecondsAgo", reading.lookSeconds());
    dump.json.member("status", StatusSection.status(reading));
    dump.json.member("headline", StatusSection.lines(reading));
    dump.json.member("pending", findings.pending());
    dump.about(reading.about(), reading.overhead());
    dump.overhead(reading.overhead());
    new JsonSuspects(dump.json, reading.redaction()).write(findings);
    JsonActivity activity = new JsonActivity(dump.json);
    activity.limits(findings.limits());
    activity.callSites(CallSiteRows.of(reading));
    dump.process(findings.snapshot());
    dump.account(findings.snapshot().descriptors());
    dump.further(reading.further());
    dump.json.line().member("openByKind", findings.snapshot().openByKind());
    dump.json.member("collectedUnclosedByKind", findings.snapshot().collectedByKind());
    dump.json.member("openFailures", findings.snapshot().openFailures());
    dump.json.member("failedStarts", findings.snapshot().threads().failedStarts());
    dump.json.member("failedConnects", findings.snapshot().kernel().connectFailures());
    dump.trends(findings.trends());
    dump.json.line().member("socketStates", findings.snapshot().sockets().states());
    dump.json.member("socketsReadSecondsAgo", TcpSection.secondsAgo(findings.snapshot()));
    dump.peers(findings.snapshot().sockets().peers());
    dump.advice(findings);
    dump.resources(open, CallSiteRows.byId(reading));
    dump.json.endObject().line();
  }

  private void about(AgentInfo agentInfo, OverheadSample overheadSample) throws IOException {
    json.line().name("about").beginObject();
    json.member("version", agentInfo.version()).member("pid", agentInfo.pid());
    json.member("host", agentInfo.host()).member("jdk", agentInfo.jdk());
    json.member("jvmStartMillis", agentInfo.jvmStartMillis())
        .member("fromStart", agentInfo.fromStart());
    json.member("watchedFromMillis", agentInfo.watchedFromMillis());
    // What the report says: that no stack is missing, whether or not capture=exact asked for it.
    json.member("exact", agentInfo.exact() || overheadSample.capturesSkipped() == 0).endObject();
  }

  private void overhead(OverheadSample overheadSample) throws IOException {
    json.line().name("overhead").beginObject();
    json.member("cpuSeconds", overheadSample.cpuSeconds())
        .member("coreShare", overheadSample.coreShare());
    json.member("heapBytes", overheadSample.heapBytes())
        .member("resources", overheadSample.resources());
    json.member("sites", overheadSample.sites())
        .member("capturesSkipped", overheadSample.capturesSkipped());
    json.member("failures", overheadSample.failures());
    json.member("linesNotJudged", overheadSample.linesNotJudged()).endObject();
  }

  private void process(Snapshot snapshot) throws IOException {
    ProcessSample process = snapshot.process();
    json.line().name("process").beginObject();
    json.member("rss", process.rss()).member("anonymous", process.anonymous());
    json.member("fileBacked", process.fileBacked()).member("shared", process.shared());
    json.member("virtual", process.virtual()).member("data", process.data());
    json.member("swap", process.swap()).member("fds", OpenDescriptors.of(snapshot));
    json.member("fdSoftLimit", process.fdSoftLimit());
    json.member("fdHardLimit", process.fdHardLimit()).member("threads", process.threads());
    json.member("memoryUsed", process.memoryUsed());
    json.member("memoryLimit", process.memoryLimit()).endObject();
  }

  private void account(DescriptorAccount account) throws IOException {
    json.line().name("descriptors").beginObject();
    json.member("tracked", account.tracked()).member("own", account.own());
    json.member("untracked", account.untracked()).member("kernel", account.kernel());
    json.member("untrackedByTarget", account.untrackedByTarget()).endObject();
  }

  private void further(ReportExtras further) throws IOException {
    json.line().name("deletedFiles").beginArray();
    for (DeletedFile file : further.deletedFiles()) {
      json.beginObject().member("number", file.number());
      json.member("path", redaction.detail(file.path())).member("bytes", file.bytes()).endObject();
    }
    json.endArray().name("likelyLibraries").beginObject();
    for (Map.Entry<String, List<String>> entry :
        new TreeMap<>(further.likelyLibraries()).entrySet()) {
      json.member(entry.getKey(), entry.getValue());
    }
    json.endObject();
    if (further.mark().ageNanos() >= 0) {
      since(further.mark());
    }
  }

  /** Not there without a mark. */
  private void since(GrowthSinceMark mark) throws IOException {
    json.line().name("sinceMark").beginObject();
    json.member("ageSeconds", mark.ageNanos() / 1_000_000_000L);
    json.member("byAttach", mark.byAttach()).name("lines").beginArray();
    for (CallSiteGrowth line : mark.lines()) {
      json.beginObject().member("id", line.id()).member("kind", line.kind());
      json.member("site", line.site()).member("then", line.then()).member("now", line.now());
      json.member("fresh", line.fresh()).endObject();
    }
    json.endArray().endObject();
  }

  private void trends(Map<String, QuantityTrend> trends) throws IOException {
    json.line().name("trends").beginObject();
    for (Map.Entry<String, QuantityTrend> entry : new TreeMap<>(trends).entrySet()) {
      QuantityTrend trend = entry.getValue();
      json.name(entry.getKey()).beginObject();
      json.member("current", trend.current()).member("limit", trend.limit());
      json.member("perHour", trend.perHour()).member("perHourLow", trend.perHourLow());
      json.member("perHourHigh", trend.perHourHigh());
      json.member("exhaustsInSeconds", trend.exhaustsInSeconds()).endObject();
    }
    json.endObject();
  }

  private void peers(List<PeerCount> peers) throws IOException {
    json.line().name("peers").beginArray();
    for (PeerCount peer : peers) {
      json.beginObject().member("remote", redaction.sentence(peer.remote()));
      json.member("state", peer.state()).member("count", peer.count()).endObject();
    }
    json.endArray();
  }

  private void advice(Findings findings) throws IOException {
    json.line().name("recommendations").beginArray();
    for (TuningAdvice one : findings.recommendations()) {
      json.beginObject().member("id", one.id()).member("severity", one.severity());
      json.member("confidence", one.confidence()).member("setting", one.setting());
      json.member("current", one.current()).member("recommended", one.recommended());
      json.member("headline", redaction.sentence(one.headline()))
          .member("evidence", hidden(one.evidence()));
      json.member("remedy", one.remedy()).member("persist", one.persist());
      json.member("whenNot", one.whenNot()).member("suspectId", one.suspectId()).endObject();
    }
    json.endArray().line().name("checks").beginArray();
    for (TuningCheck check : findings.checks()) {
      json.beginObject().member("id", check.id()).member("state", check.state());
      json.member("detail", redaction.sentence(check.detail())).endObject();
    }
    json.endArray();
  }

  private List<String> hidden(List<String> sentences) {
    String[] hidden = new String[sentences.size()];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = redaction.sentence(sentences.get(i));
    }
    return List.of(hidden);
  }

  private void resources(Iterable<OpenResourceInfo> open, Map<String, String> sites)
      throws IOException {
    json.line().name("openResources").beginArray();
    for (OpenResourceInfo one : open) {
      json.line().beginObject().member("number", one.number()).member("kind", one.kind());
      json.member("detail", redaction.detail(one.detail())).member("state", one.state());
      json.member("ageSeconds", one.ageSeconds()).member("thread", one.thread());
      json.member("id", one.id());
      json.member("site", sites.getOrDefault(one.id(), "")).endObject();
    }
    json.line().endArray();
  }
}
