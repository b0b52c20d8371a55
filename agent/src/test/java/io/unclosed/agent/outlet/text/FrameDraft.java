package io.unclosed.agent.outlet.text;

import io.unclosed.analysis.FrameFigures;
import io.unclosed.analysis.LogHistogram;
import io.unclosed.analysis.Origin;
import io.unclosed.analysis.SocketFigures;
import java.util.List;

/** A blamed frame in the making. */
final class FrameDraft {
  private final String id;
  private final String kind;
  private final String site;
  private Origin origin = Origin.APPLICATION;
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
  private SocketFigures sockets = SocketFigures.NONE;
  private List<String> directories = List.of();
  private boolean internal;
  private boolean sampled;
  private long bytes;

  FrameDraft(String id, String kind, String site) {
    this.id = id;
    this.kind = kind;
    this.site = site;
  }

  FrameDraft origin(Origin whose) {
    origin = whose;
    return this;
  }

  FrameDraft api(String method) {
    api = method;
    return this;
  }

  FrameDraft library(String method) {
    library = method;
    return this;
  }

  FrameDraft counts(long allOpened, long allClosed, long nowOpen) {
    opened = allOpened;
    closed = allClosed;
    open = nowOpen;
    return this;
  }

  FrameDraft collected(long number) {
    collected = number;
    return this;
  }

  FrameDraft oldest(long seconds) {
    oldestSeconds = seconds;
    return this;
  }

  FrameDraft lastClose(long secondsAgo) {
    lastCloseNanosAgo = secondsAgo * 1_000_000_000L;
    return this;
  }

  FrameDraft lifetimes(int bucket, long number) {
    long[] counts = new long[LogHistogram.BUCKETS];
    counts[bucket] = number;
    lifetimes = LogHistogram.of(counts);
    return this;
  }

  FrameDraft sites(int number) {
    sites = number;
    return this;
  }

  FrameDraft closedBy(String... frames) {
    closedBy = List.of(frames);
    return this;
  }

  FrameDraft sockets(SocketFigures figures) {
    sockets = figures;
    return this;
  }

  FrameDraft directories(String... counted) {
    directories = List.of(counted);
    return this;
  }

  FrameDraft internal() {
    internal = true;
    return this;
  }

  FrameDraft sampled() {
    sampled = true;
    return this;
  }

  FrameDraft bytes(long held) {
    bytes = held;
    return this;
  }

  FrameFigures build() {
    return new FrameFigures(
        id,
        kind,
        site,
        origin,
        api,
        library,
        internal,
        sampled,
        open,
        opened,
        closed,
        collected,
        0,
        0,
        -oldestSeconds * 1_000_000_000L,
        lastCloseNanosAgo,
        lifetimes,
        LogHistogram.empty(),
        LogHistogram.empty(),
        sites,
        closedBy,
        sockets,
        directories,
        bytes,
        site,
        0,
        0,
        "");
  }
}
