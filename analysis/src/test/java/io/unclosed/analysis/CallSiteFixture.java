package io.unclosed.analysis;

import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.input.HeldDetails;
import io.unclosed.analysis.input.LogHistogram;
import io.unclosed.analysis.input.OpenCounts;
import io.unclosed.analysis.input.OpenTimes;
import io.unclosed.analysis.input.OpenedBy;
import io.unclosed.analysis.input.SocketStats;
import io.unclosed.analysis.input.StackSummary;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * A made-up line of code that opens resources and closes them, or not. Seeded: the same story every
 * time.
 */
public final class CallSiteFixture {
  public static final long SECOND = 1_000_000_000L;
  public static final long MINUTE = 60 * SECOND;
  public static final long HOUR = 60 * MINUTE;
  public static final long DAY = 24 * HOUR;

  private final String id;
  private final String kind;
  private final Random random;
  private final PriorityQueue<long[]> open =
      new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
  private final PriorityQueue<long[]> batches =
      new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
  private final long[] lifetimes = new long[LogHistogram.BUCKETS];
  private DoubleUnaryOperator opensPerSecond = hour -> 0;
  private ToLongFunction<Random> life = r -> Long.MAX_VALUE;
  private String site;
  private CodeOrigin codeOrigin = CodeOrigin.APPLICATION;
  private String api = "";
  private String library = "";
  private String holder = "";
  private String owner = "";
  private boolean internal;
  private long closesUntil = Long.MAX_VALUE;
  private long opened;
  private long closed;
  private long collected;
  private long orphaned;
  private long failed;
  private long lastClosed = -1;
  private SocketStats sockets = SocketStats.NONE;
  private long weight = 1;
  private long poolKeeps;
  private long collectedEach = Long.MAX_VALUE;
  private long bytesEach;

  public CallSiteFixture(String id, String kind) {
    this.id = id;
    this.kind = kind;
    this.random = new Random(id.hashCode());
    this.site = "com.acme." + id + ".run(" + id + ".java:42)";
  }

  /** Opens so many a second; a function of the hours since the beginning. */
  public CallSiteFixture opens(DoubleUnaryOperator perSecond) {
    opensPerSecond = perSecond;
    return this;
  }

  public CallSiteFixture opens(double perSecond) {
    return opens(hour -> perSecond);
  }

  /** Each lives for so long; {@code Long.MAX_VALUE} is for ever. */
  public CallSiteFixture living(ToLongFunction<Random> nanos) {
    life = nanos;
    return this;
  }

  /** Opens so many evenly between two moments, which live for so long. */
  public CallSiteFixture batch(int count, long fromNanos, long toNanos, long lifeNanos) {
    for (int i = 0; i < count; i++) {
      long at = fromNanos + (toNanos - fromNanos) * i / count;
      batches.add(new long[] {at, lifeNanos});
    }
    return this;
  }

  public CallSiteFixture site(String text) {
    site = text;
    return this;
  }

  public CallSiteFixture origin(CodeOrigin whose) {
    codeOrigin = whose;
    return this;
  }

  public CallSiteFixture api(String method) {
    api = method;
    return this;
  }

  public CallSiteFixture library(String method) {
    library = method;
    return this;
  }

  public CallSiteFixture holder(String known) {
    holder = known;
    return this;
  }

  /** The application's line that started the thread it is opened on. */
  public CallSiteFixture owner(String line) {
    owner = line;
    return this;
  }

  public CallSiteFixture internal() {
    internal = true;
    return this;
  }

  /** From then on nothing is closed. */
  public CallSiteFixture closesUntil(long nanos) {
    closesUntil = nanos;
    return this;
  }

  public CallSiteFixture collected(long count) {
    collected = count;
    return this;
  }

  public CallSiteFixture orphaned(long count) {
    orphaned = count;
    return this;
  }

  public CallSiteFixture failed(long count) {
    failed = count;
    return this;
  }

  public CallSiteFixture sockets(SocketStats figures) {
    sockets = figures;
    return this;
  }

  /** Only one open in so many was captured, and stands for them all. */
  public CallSiteFixture capturedOneIn(long n) {
    weight = n;
    return this;
  }

  /** The collector closes what the program forgets, each time that so long has passed. */
  public CallSiteFixture collectedEach(long nanos) {
    collectedEach = nanos;
    return this;
  }

  /** Each holds so much native memory. */
  public CallSiteFixture holding(long bytes) {
    bytesEach = bytes;
    return this;
  }

  /** Closes all that are open. */
  public void closeAll(long now) {
    while (!open.isEmpty()) {
      close(now, open.remove()[1]);
    }
    lastClosed = now;
  }

  public long open() {
    return open.size();
  }

  /** They are threads of one pool that keeps so many. */
  public CallSiteFixture ofPoolThatKeeps(long threads) {
    poolKeeps = threads;
    return this;
  }

  /** A lifetime about so long, as one sees them: spread over two powers of ten. */
  public static ToLongFunction<Random> about(long nanos) {
    return r -> (long) (nanos * Math.exp(r.nextGaussian() * 0.8));
  }

  /** Mostly one, but one in so many for ever. */
  public static ToLongFunction<Random> forgettingOneIn(int n, ToLongFunction<Random> usual) {
    return r -> r.nextInt(n) == 0 ? Long.MAX_VALUE : usual.applyAsLong(r);
  }

  void step(long now, long dt) {
    double expected = opensPerSecond.applyAsDouble((double) now / HOUR) * dt / SECOND;
    long n = (long) expected + (random.nextDouble() < expected % 1 ? 1 : 0);
    for (long i = 0; i < n; i++) {
      born(now - (long) (random.nextDouble() * dt), life.applyAsLong(random));
    }
    while (!batches.isEmpty() && batches.peek()[0] <= now) {
      long[] b = batches.remove();
      born(b[0], b[1]);
    }
    while (!open.isEmpty() && open.peek()[0] <= now && now <= closesUntil) {
      long[] dead = open.remove();
      close(dead[0], dead[1]);
    }
    if (now / collectedEach > (now - dt) / collectedEach) {
      collect(now);
    }
  }

  private void collect(long now) {
    for (long[] forgotten : open.stream().filter(o -> o[0] == Long.MAX_VALUE).toList()) {
      open.remove(forgotten);
      close(now, forgotten[1]);
      collected++;
      closed--;
    }
  }

  private void born(long at, long nanos) {
    opened++;
    open.add(new long[] {nanos == Long.MAX_VALUE ? nanos : at + nanos, at});
  }

  private void close(long at, long birth) {
    closed++;
    lastClosed = Math.max(lastClosed, at);
    lifetimes[LogHistogram.bucketOf(at - birth)]++;
  }

  /** When its accepted connections that are open were; none where it accepts none. */
  LongStream accepted() {
    return AcceptTimes.isAccept(api) ? open.stream().mapToLong(o -> o[1]) : LongStream.empty();
  }

  CallSiteStats figures(long now, AcceptTimes acceptTimes) {
    AcceptTimes.Tally accompanied = new AcceptTimes.Tally();
    long[] ages = new long[LogHistogram.BUCKETS];
    long oldestSince = now;
    for (long[] o : open) {
      ages[LogHistogram.bucketOf(now - o[1])] += weight;
      accompanied.add(acceptTimes, o[1], now - o[1], (int) weight);
      oldestSince = Math.min(oldestSince, o[1]);
    }
    return new CallSiteStats(
        id,
        kind,
        site,
        new OpenedBy(
            codeOrigin,
            api,
            library,
            codeOrigin == CodeOrigin.APPLICATION ? site : owner,
            holder,
            internal),
        new OpenCounts(
            weight > 1,
            weight * open.size(),
            weight * opened,
            weight * closed + collected,
            collected,
            orphaned,
            failed),
        new OpenTimes(
            oldestSince,
            lastClosed < 0 ? -1 : now - lastClosed,
            LogHistogram.of(Arrays.stream(lifetimes).map(n -> n * weight).toArray()),
            LogHistogram.of(ages),
            accompanied.beyondChance(LogHistogram.of(ages))),
        new StackSummary(1, List.of()),
        new HeldDetails(
            sockets, List.of(), bytesEach * open.size(), poolKeeps > 0 ? 1 : 0, poolKeeps));
  }
}
