package io.unclosed.agent.export.text;

import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.HeldDetails;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.OpenCounts;
import io.unclosed.analysis.input.OpenTimes;
import io.unclosed.analysis.input.OpenedBy;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.StackSummary;
import java.util.List;

/** A blamed frame in the making. */
final class CallSiteDraft {
  private final String id;
  private final String kind;
  private final String site;
  private CodeOrigin codeOrigin = CodeOrigin.APPLICATION;
  private String api = "java.io.FileInputStream.<init>";
  private String library = "";
  private long opened;
  private long closed;
  private long open;
  private long collected;
  private long oldestSeconds;
  private long lastCloseNanosAgo = -1;
  private LogHistogram lifetimes = LogHistogram.empty();
  private int sites = 1;
  private List<String> closedBy = List.of();
  private SocketStats sockets = SocketStats.NONE;
  private List<String> directories = List.of();
  private boolean internal;
  private boolean sampled;
  private long bytes;

  CallSiteDraft(String id, String kind, String site) {
    this.id = id;
    this.kind = kind;
    this.site = site;
  }

  CallSiteDraft origin(CodeOrigin whose) {
    codeOrigin = whose;
    return this;
  }

  CallSiteDraft api(String method) {
    api = method;
    return this;
  }

  CallSiteDraft library(String method) {
    library = method;
    return this;
  }

  CallSiteDraft counts(long allOpened, long allClosed, long nowOpen) {
    opened = allOpened;
    closed = allClosed;
    open = nowOpen;
    return this;
  }

  CallSiteDraft collected(long number) {
    collected = number;
    return this;
  }

  CallSiteDraft oldest(long seconds) {
    oldestSeconds = seconds;
    return this;
  }

  CallSiteDraft lastClose(long secondsAgo) {
    lastCloseNanosAgo = secondsAgo * 1_000_000_000L;
    return this;
  }

  CallSiteDraft lifetimes(int bucket, long number) {
    long[] counts = new long[LogHistogram.BUCKETS];
    counts[bucket] = number;
    lifetimes = LogHistogram.of(counts);
    return this;
  }

  CallSiteDraft sites(int number) {
    sites = number;
    return this;
  }

  CallSiteDraft closedBy(String... frames) {
    closedBy = List.of(frames);
    return this;
  }

  CallSiteDraft sockets(SocketStats figures) {
    sockets = figures;
    return this;
  }

  CallSiteDraft directories(String... counted) {
    directories = List.of(counted);
    return this;
  }

  CallSiteDraft internal() {
    internal = true;
    return this;
  }

  CallSiteDraft sampled() {
    sampled = true;
    return this;
  }

  CallSiteDraft bytes(long held) {
    bytes = held;
    return this;
  }

  CallSiteStats build() {
    return new CallSiteStats(
        id,
        kind,
        site,
        new OpenedBy(codeOrigin, api, library, site, "", internal),
        new OpenCounts(sampled, open, opened, closed, collected, 0, 0),
        new OpenTimes(
            -oldestSeconds * 1_000_000_000L,
            lastCloseNanosAgo,
            lifetimes,
            LogHistogram.empty(),
            LogHistogram.empty()),
        new StackSummary(sites, closedBy),
        new HeldDetails(sockets, directories, bytes, 0, 0));
  }
}
