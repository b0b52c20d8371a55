package io.unclosed.analysis.bench;

import static io.unclosed.analysis.CallSiteFixture.DAY;
import static io.unclosed.analysis.CallSiteFixture.HOUR;
import static io.unclosed.analysis.CallSiteFixture.MINUTE;
import static io.unclosed.analysis.CallSiteFixture.SECOND;
import static io.unclosed.analysis.CallSiteFixture.about;

import io.unclosed.analysis.CallSiteFixture;
import io.unclosed.analysis.MemoryFixture;
import io.unclosed.analysis.SnapshotFixture;
import io.unclosed.analysis.input.Ignore;
import io.unclosed.analysis.input.Settings;
import io.unclosed.analysis.input.SocketStats;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Programs without a leak that look as if they had one. */
final class HealthyCounts {
  private static final long FOR_EVER = Long.MAX_VALUE;

  /** Default options, but that one looks each 30 s, which takes a third of the time. */
  static final Settings USUAL = new Settings(30 * SECOND, MINUTE, 6 * MINUTE, Ignore.NOTHING);

  private HealthyCounts() {}

  static List<CountStory> all() {
    List<CountStory> all = new ArrayList<>();
    all.add(day("start-up: 50 to 500 files in 1 to 5 min", HealthyCounts::startUp));
    all.add(day("pool that ramps up over 10 min to 20 to 200", HealthyCounts::poolRamp));
    all.add(day("pool of 10 to 40, each renewed within half an hour", HealthyCounts::poolRenewed));
    all.add(day("cache that fills ever more slowly (10 to 60 min)", HealthyCounts::cacheFills));
    all.add(day("full cache of files, turned over", HealthyCounts::cacheFull));
    all.add(day("keep-alive of 1 to 60 min beside short ones", HealthyCounts::keepAlive));
    all.add(day("sessions of 1 to 8 h, from a fresh start", HealthyCounts::sessions));
    all.add(day("the same, each with a thread and a link onward", HealthyCounts::sessionsWithAll));
    all.add(day("sessions of 1 to 8 h beside long polls, all so", HealthyCounts::pollsWithAll));
    all.add(day("sessions of 20 min to 2 h, by the time of day", HealthyCounts::sessionsByDay));
    all.add(day("downloads of a second, of a minute, a few of hours", HealthyCounts::downloads));
    all.add(day("requests by the time of day", HealthyCounts::requestsByDay));
    all.add(day("bursts that drain", HealthyCounts::bursts));
    all.add(day("3 to 8 logs that roll", HealthyCounts::logs));
    all.add(day("walk of a large tree each hour", HealthyCounts::walks));
    all.add(day("files of a search index", HealthyCounts::index));
    all.add(day("threads of a pool that grows to its size", HealthyCounts::threads));
    all.add(
        day("threads of a fixed pool, one for each of its first tasks", HealthyCounts::fixedPool));
    all.add(day("direct buffers between collections", HealthyCounts::buffers));
    all.add(day("idle pool in CLOSE_WAIT, thrown out after 5 min", HealthyCounts::closeWait));
    all.add(new CountStory("churn of 200 a second, 2 h", 2, USUAL, 0, HealthyCounts::churn));
    all.add(new CountStory("young pod, its first hour", 1, USUAL, 0, HealthyCounts::youngPod));
    return all;
  }

  /** What no count can tell from a leak before it stops, or before the first of its like end. */
  static List<CountStory> hard() {
    return List.of(
        day("3 to 12 that live, opened in 1 to 30 min beside thousands", HealthyCounts::handful),
        day("sessions of 1 to 8 h beside health checks", HealthyCounts::sessionsAndChecks),
        day("the same, a thread and a link onward for each", HealthyCounts::checksWithAll),
        day("connections kept to one host, closed to another", HealthyCounts::twoHosts),
        day("pool of any size that follows the day and closes none", HealthyCounts::poolOfMost));
  }

  private static CountStory day(String name, CountStory.Scene scene) {
    return new CountStory(name, 24, USUAL, 0, scene);
  }

  private static double between(Random r, double low, double high) {
    return low * Math.exp(r.nextDouble() * Math.log(high / low));
  }

  private static void startUp(SnapshotFixture p, String seed, Random r) {
    long end = (long) (between(r, 1, 5) * MINUTE);
    p.add(new CallSiteFixture(seed, "file").batch((int) between(r, 50, 500), 0, end, FOR_EVER));
  }

  private static void poolRamp(SnapshotFixture p, String seed, Random r) {
    p.add(
        new CallSiteFixture(seed, "socket")
            .batch((int) between(r, 20, 200), MINUTE, 11 * MINUTE, FOR_EVER));
  }

  private static void poolRenewed(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame = new CallSiteFixture(seed, "socket");
    int size = (int) between(r, 10, 40);
    for (int i = 0; i < size; i++) {
      long at = (long) (r.nextDouble() * 10 * MINUTE);
      while (at < DAY) {
        long life = (long) ((25 + 5 * r.nextDouble()) * MINUTE);
        frame.batch(1, at, at + 1, life);
        at += life + 1;
      }
    }
    p.add(frame);
  }

  private static void cacheFills(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame = new CallSiteFixture(seed, "file");
    int size = (int) between(r, 100, 1000);
    double tau = between(r, 10, 60) * MINUTE;
    for (int i = 1; i < size; i++) {
      long at = (long) (-Math.log(1 - (double) i / size) * tau);
      frame.batch(1, at, at + 1, FOR_EVER);
    }
    p.add(frame);
  }

  private static void cacheFull(SnapshotFixture p, String seed, Random r) {
    double life = between(r, 5, 60) * MINUTE;
    double size = between(r, 50, 300);
    p.add(
        new CallSiteFixture(seed, "file")
            .opens(size / (life / SECOND))
            .living(x -> (long) (life * (0.7 + 0.6 * x.nextDouble()))));
  }

  private static void keepAlive(SnapshotFixture p, String seed, Random r) {
    double share = between(r, 0.05, 0.5);
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(between(r, 0.1, 0.5))
            .living(
                x ->
                    x.nextDouble() < share
                        ? (long) between(x, MINUTE, HOUR)
                        : about(SECOND / 5).applyAsLong(x)));
  }

  private static void sessions(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 1, 8) * HOUR);
    p.add(
        new CallSiteFixture(seed, "socket").opens(between(r, 20, 200) / 3600).living(about(life)));
  }

  private static void sessionsByDay(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 20, 120) * MINUTE);
    double most = between(r, 0.02, 0.1);
    double phase = 24 * r.nextDouble();
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(h -> most * (1.05 + Math.sin((h + phase) * Math.PI / 12)) / 2)
            .living(about(life)));
  }

  private static void requestsByDay(SnapshotFixture p, String seed, Random r) {
    double most = between(r, 0.3, 2);
    double phase = 24 * r.nextDouble();
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(h -> most * (1.05 + Math.sin((h + phase) * Math.PI / 12)) / 2)
            .living(about((long) (between(r, 0.1, 20) * SECOND))));
  }

  /** Ten times as long is seen some four to thirty times as seldom, up to twelve hours. */
  private static void downloads(SnapshotFixture p, String seed, Random r) {
    double tail = between(r, 0.6, 1.5);
    double least = between(r, 0.05, 1) * SECOND;
    p.add(
        new CallSiteFixture(seed, r.nextBoolean() ? "socket" : "file")
            .opens(between(r, 0.1, 5))
            .living(
                x -> (long) Math.min(12 * HOUR, least * Math.pow(1 - x.nextDouble(), -1 / tail))));
  }

  /** As many as were ever in use at once, by a load that comes and goes with the day. */
  private static void poolOfMost(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame = new CallSiteFixture(seed, "socket");
    double perSecond = between(r, 0.2, 2);
    double lasts = between(r, 1, 60) * SECOND;
    double phase = 24 * r.nextDouble();
    PriorityQueue<Double> busy = new PriorityQueue<>();
    int size = 0;
    for (double at = 0; at < DAY; at -= Math.log(1 - r.nextDouble()) / perSecond * SECOND) {
      while (!busy.isEmpty() && busy.element() < at) {
        busy.remove();
      }
      double load = (1.2 + Math.sin((at / HOUR + phase) * Math.PI / 12)) / 2.2;
      if (r.nextDouble() < load) {
        busy.add(at - Math.log(1 - r.nextDouble()) * lasts);
      }
      if (busy.size() > size) {
        frame.batch(1, (long) at, (long) at + 1, FOR_EVER);
        size++;
      }
    }
    p.add(frame);
  }

  private static void bursts(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame =
        new CallSiteFixture(seed, "socket")
            .opens(0.2)
            .living(about((long) between(r, SECOND, MINUTE)));
    for (int i = 0; i < 12; i++) {
      long at = (long) (r.nextDouble() * 23 * HOUR);
      long life = (long) (between(r, 2, 15) * MINUTE);
      frame.batch((int) between(r, 50, 500), at, at + (long) between(r, SECOND, 9 * MINUTE), life);
    }
    p.add(frame);
  }

  private static void logs(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame = new CallSiteFixture(seed, "file");
    int logs = 3 + r.nextInt(6);
    for (int i = 0; i < logs; i++) {
      long each = (long) (between(r, 10, 60) * MINUTE);
      for (long at = i * MINUTE; at < DAY; at += each) {
        frame.batch(1, at, at + 1, each + SECOND);
      }
    }
    p.add(frame);
  }

  private static void walks(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame = new CallSiteFixture(seed, "directory");
    for (int hour = 0; hour < 24; hour++) {
      long lasts = (long) (between(r, 1, 20) * MINUTE);
      // Depth first: each of three directories of a level is held while what is below is walked.
      for (int level = 0, held = 1; level < 7; level++, held *= 3) {
        frame.batch(held, hour * HOUR, hour * HOUR + lasts, lasts / held);
      }
    }
    p.add(frame);
  }

  private static void index(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 2, 20) * MINUTE);
    p.add(
        new CallSiteFixture(seed, "file")
            .batch((int) between(r, 20, 200), MINUTE, MINUTE + SECOND, FOR_EVER)
            .opens(between(r, 0.02, 0.3))
            .living(x -> (long) (life * Math.exp(x.nextGaussian()))));
  }

  private static void threads(SnapshotFixture p, String seed, Random r) {
    long end = (long) (between(r, 5, 40) * MINUTE);
    p.add(new CallSiteFixture(seed, "thread").batch((int) between(r, 10, 200), 0, end, FOR_EVER));
  }

  private static void fixedPool(SnapshotFixture p, String seed, Random r) {
    int keeps = (int) between(r, 20, 400);
    CallSiteFixture frame = new CallSiteFixture(seed, "thread").ofPoolThatKeeps(keeps);
    double between = between(r, 0.1, 30) * MINUTE;
    double at = 0;
    for (int i = 0; i < keeps && at < DAY; i++) {
      frame.batch(1, (long) at, (long) at + 1, FOR_EVER);
      at -= Math.log(1 - r.nextDouble()) * between;
    }
    p.add(frame);
  }

  private static void buffers(SnapshotFixture p, String seed, Random r) {
    long between = (long) (between(r, 10, 180) * MINUTE);
    CallSiteFixture frame =
        new CallSiteFixture(seed, "direct-buffer").opens(0.05).living(x -> FOR_EVER);
    MemoryFixture memory = new MemoryFixture();
    memory.oldCollections = 0;
    p.add(frame)
        .before(
            now -> {
              if (now / between > memory.oldCollections) {
                memory.oldCollections = now / between;
                frame.closeAll(now);
              }
              p.memory = memory.figures();
            });
  }

  private static void closeWait(SnapshotFixture p, String seed, Random r) {
    int idle = 1 + r.nextInt(25);
    CallSiteFixture frame =
        new CallSiteFixture(seed, "socket").opens(idle / 300.0).living(about(5 * MINUTE));
    p.add(frame)
        .before(
            now -> {
              long n = Math.min(frame.open(), (now / MINUTE % 7) * idle / 7);
              frame.sockets(new SocketStats(n, 0, 0, n == 0 ? 0 : 240, 0, 0, 0, List.of()));
            });
  }

  private static void handful(SnapshotFixture p, String seed, Random r) {
    long end = (long) (between(r, 1, 30) * MINUTE);
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(2)
            .living(about(SECOND / 10))
            .batch(3 + r.nextInt(10), MINUTE, MINUTE + end, FOR_EVER));
  }

  private static void sessionsAndChecks(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 1, 8) * HOUR);
    double share = between(r, 0.01, 0.3);
    p.add(
        new CallSiteFixture(seed, "socket")
            .api("java.net.ServerSocket.accept")
            .opens(between(r, 20, 200) / 3600 / share)
            .living(x -> about(x.nextDouble() < share ? life : SECOND / 50).applyAsLong(x)));
  }

  private static void sessionsWithAll(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 1, 8) * HOUR);
    double perSecond = between(r, 20, 200) / 3600;
    eachSession(p, seed, r, perSecond, life, 0, 0);
  }

  private static void checksWithAll(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 1, 8) * HOUR);
    double share = between(r, 0.01, 0.3);
    double perSecond = between(r, 20, 200) / 3600;
    eachSession(p, seed, r, perSecond, life, perSecond * (1 - share) / share, SECOND / 50);
  }

  private static void pollsWithAll(SnapshotFixture p, String seed, Random r) {
    long life = (long) (between(r, 1, 8) * HOUR);
    long poll = (long) (between(r, 0.1, 3) * MINUTE);
    double perSecond = between(r, 20, 200) / 3600;
    eachSession(p, seed, r, perSecond, life, perSecond * between(r, 0.5, 50), poll);
  }

  /** Accepted, served by a thread, passed on to another host: three lines open and close as one. */
  private static void eachSession(
      SnapshotFixture p,
      String seed,
      Random r,
      double perSecond,
      long life,
      double checksPerSecond,
      long ofCheck) {
    CallSiteFixture accepted =
        new CallSiteFixture(seed + "a", "socket").api("java.net.ServerSocket.accept");
    CallSiteFixture thread = new CallSiteFixture(seed + "t", "thread");
    CallSiteFixture onward = new CallSiteFixture(seed + "o", "socket");
    double all = perSecond + checksPerSecond;
    for (double at = 0; at < DAY; at -= Math.log(1 - r.nextDouble()) / all * SECOND) {
      boolean session = r.nextDouble() * all < perSecond;
      long lasts = about(session ? life : ofCheck).applyAsLong(r);
      accepted.batch(1, (long) at, (long) at + 1, lasts);
      thread.batch(1, (long) at + SECOND / 1000, (long) at + SECOND, lasts);
      long connected = (long) at + (long) between(r, SECOND / 1000, SECOND / 2);
      onward.batch(1, connected, connected + 1, lasts);
    }
    p.add(accepted);
    p.add(thread);
    p.add(onward);
  }

  /** A pool by one line: one host hangs up each time, of the other as many stay as were in use. */
  private static void twoHosts(SnapshotFixture p, String seed, Random r) {
    CallSiteFixture frame =
        new CallSiteFixture(seed, "socket").opens(between(r, 0.5, 5)).living(about(SECOND / 10));
    double perSecond = between(r, 0.2, 2);
    double lasts = between(r, 0.3, 5) * SECOND;
    Deque<long[]> idle = new ArrayDeque<>();
    PriorityQueue<long[]> busy = new PriorityQueue<>((a, b) -> Long.compare(a[1], b[1]));
    for (double at = 0; at < DAY; at -= Math.log(1 - r.nextDouble()) / perSecond * SECOND) {
      while (!busy.isEmpty() && busy.element()[1] < at) {
        idle.push(busy.remove());
      }
      while (!idle.isEmpty() && idle.getLast()[1] < at - 5 * MINUTE) {
        long[] late = idle.removeLast();
        frame.batch(1, late[0], late[0] + 1, late[1] + 5 * MINUTE - late[0]);
      }
      long[] used = idle.isEmpty() ? new long[] {(long) at, 0} : idle.pop();
      used[1] = (long) (at - Math.log(1 - r.nextDouble()) * lasts);
      busy.add(used);
    }
    busy.addAll(idle);
    busy.forEach(kept -> frame.batch(1, kept[0], kept[0] + 1, FOR_EVER));
    p.add(frame);
  }

  private static void churn(SnapshotFixture p, String seed, Random r) {
    p.add(
        new CallSiteFixture(seed, "socket")
            .opens(200)
            .living(about((long) (between(r, 0.005, 1) * SECOND))));
  }

  private static void youngPod(SnapshotFixture p, String seed, Random r) {
    startUp(p, seed + "a", r);
    poolRamp(p, seed + "b", r);
    sessions(p, seed + "c", r);
    requestsByDay(p, seed + "d", r);
    threads(p, seed + "e", r);
    cacheFills(p, seed + "f", r);
    p.untracked.put("eventfd", 4L + r.nextInt(9));
  }
}
