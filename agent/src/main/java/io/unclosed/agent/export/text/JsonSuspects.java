package io.unclosed.agent.export.text;

import io.unclosed.agent.redact.Redaction;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.Findings;
import io.unclosed.analysis.finding.LeakSuspect;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.PeerCount;
import io.unclosed.analysis.input.SocketStats;
import java.io.IOException;
import java.util.List;

/** The suspects' part of a JSON dump. */
final class JsonSuspects {
  private final JsonWriter json;
  private final Redaction redaction;

  JsonSuspects(JsonWriter json, Redaction redaction) {
    this.json = json;
    this.redaction = redaction;
  }

  void write(Findings findings) throws IOException {
    suspects("suspects", findings.suspects());
    suspects("dismissed", findings.dismissed());
  }

  private void suspects(String name, List<LeakSuspect> suspects) throws IOException {
    json.line().name(name).beginArray();
    for (LeakSuspect suspect : suspects) {
      suspect(suspect);
    }
    json.endArray();
  }

  private void suspect(LeakSuspect suspect) throws IOException {
    json.line().beginObject().member("id", suspect.id()).member("kind", suspect.kind());
    json.member("severity", suspect.rating().severity())
        .member("confidence", suspect.rating().confidence());
    json.name("evidence").beginArray();
    for (Evidence evidence : suspect.rating().evidence()) {
      json.beginObject().member("code", evidence.code());
      json.member("confidence", evidence.confidence()).member("leaked", evidence.leaked());
      json.member("sentence", redaction.sentence(evidence.sentence())).endObject();
    }
    json.endArray().member("headline", redaction.sentence(suspect.text().headline()));
    json.member("remedy", suspect.text().remedy()).member("doNot", suspect.text().doNot());
    json.member("site", suspect.site()).member("live", suspect.live());
    json.member("unit", suspect.unit()).member("perHour", suspect.rate().perHour());
    json.member("perHourLow", suspect.rate().low());
    json.member("perHourHigh", suspect.rate().high());
    json.member("oldestSeconds", suspect.oldestSeconds());
    json.member("exhaustsSoonestSeconds", suspect.exhausts().soonestSeconds());
    json.member("exhaustsLatestSeconds", suspect.exhausts().latestSeconds());
    CallSiteStats figures = suspect.figures();
    if (figures != null) {
      figures(figures);
    }
    json.endObject();
  }

  private void figures(CallSiteStats figures) throws IOException {
    json.name("figures").beginObject().member("origin", figures.openedBy().origin());
    json.member("api", figures.openedBy().api()).member("library", figures.openedBy().library());
    json.member("sampled", figures.counts().sampled()).member("open", figures.counts().open());
    json.member("bytes", figures.held().bytes());
    json.member("opened", figures.counts().opened()).member("closed", figures.counts().closed());
    json.member("collectedUnclosed", figures.counts().collected());
    json.member("orphaned", figures.counts().orphaned())
        .member("failed", figures.counts().failed());
    json.member("lastClosedNanosAgo", figures.times().lastClosedNanosAgo());
    json.member("lifetime99Nanos", figures.times().lifetimes().quantileNanos(0.99));
    json.member("sites", figures.stacks().distinct())
        .member("closedBy", figures.stacks().closedBy());
    json.name("topDirectories").beginArray();
    for (String directory : figures.held().topDirectories()) {
      json.value(redaction.directory(directory));
    }
    json.endArray();
    sockets(figures.held().sockets());
    json.endObject();
  }

  private void sockets(SocketStats sockets) throws IOException {
    json.name("sockets").beginObject().member("closeWait", sockets.closeWait());
    json.member("closeWaitUnread", sockets.closeWaitUnread());
    json.member("closeWaitAtEnd", sockets.closeWaitAtEnd());
    json.member("closeWaitOldestSeconds", sockets.closeWaitOldestSeconds());
    json.member("unreadMedianBytes", sockets.unreadMedianBytes()).name("topPeers").beginArray();
    for (PeerCount peer : sockets.topPeers()) {
      json.beginObject().member("remote", redaction.sentence(peer.remote()));
      json.member("count", peer.count()).endObject();
    }
    json.endArray().endObject();
  }
}
