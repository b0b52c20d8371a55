package io.unclosed.analysis.forecast;

import io.unclosed.analysis.detect.Limit;
import io.unclosed.analysis.finding.LimitForecast;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.MemoryStats;
import io.unclosed.analysis.input.ProcessSample;
import io.unclosed.analysis.input.Snapshot;
import io.unclosed.analysis.input.SocketTable.PortUse;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a limit is used.
 *
 * @param limit its name
 * @param unit what is counted
 * @param used now; -1 when unknown
 * @param max what may be used; -1 when unknown
 * @param own the part of {@code used} whose growth is followed; all of it but for memory, where a
 *     container counts other processes too, and the heap ends by its own limit
 */
public record LimitUse(String limit, String unit, long used, long max, long own) {
  static final String DESCRIPTORS = "descriptors";
  static final String MEMORY = LimitForecast.MEMORY;
  static final String THREADS = "threads";
  static final String MAPPINGS = "mappings";
  static final String PORTS = "ports";

  /** All limits of a process; those of which nothing can be read have -1. */
  static List<LimitUse> of(Snapshot snapshot) {
    List<LimitUse> all = new ArrayList<>(5);
    ProcessSample p = snapshot.process();
    Limit fds = Limit.of(snapshot);
    all.add(counted(DESCRIPTORS, fds.used(), fds.soft()));
    all.add(
        new LimitUse(
            MEMORY,
            "bytes",
            p.memoryUsed(),
            p.memoryLimit() > 0 ? p.memoryLimit() : -1,
            ownMemory(snapshot.memory(), p)));
    long room = snapshot.threads().room();
    all.add(counted(THREADS, p.threads(), room < 0 || p.threads() < 0 ? -1 : p.threads() + room));
    all.add(counted(MAPPINGS, p.maps(), p.mapsLimit()));
    all.add(ports(snapshot.sockets().ephemeral()));
    return all;
  }

  private static LimitUse counted(String limit, long used, long max) {
    return new LimitUse(limit, limit, used, max > 0 ? max : -1, used);
  }

  private static long ownMemory(MemoryStats memory, ProcessSample process) {
    return memory.held() < 0
        ? process.memoryUsed()
        : memory.held() - Math.max(0, memory.heap().touched());
  }

  /** Towards the destination to which fewest are left. */
  private static LimitUse ports(List<PortUse> uses) {
    PortUse nearest = null;
    for (PortUse use : uses) {
      if (use.available() > 0
          && (nearest == null
              || use.available() - use.used() < nearest.available() - nearest.used())) {
        nearest = use;
      }
    }
    return nearest == null
        ? counted(PORTS, -1, -1)
        : counted(PORTS, nearest.used(), nearest.available());
  }

  boolean isMemory() {
    return limit.equals(MEMORY);
  }

  boolean isDescriptors() {
    return limit.equals(DESCRIPTORS);
  }

  /** What is left; -1 when unknown. */
  long headroom() {
    return used < 0 || max < 0 ? -1 : Math.max(0, max - used);
  }

  /** How much of this limit one resource of a call site takes; 0 when nothing. */
  double each(CallSiteStats f) {
    return switch (limit) {
      case DESCRIPTORS -> KindNouns.of(f.kind()).descriptors();
      case MEMORY -> f.counts().open() > 0 ? (double) f.held().bytes() / f.counts().open() : 0;
      case THREADS -> Kind.THREAD.is(f.kind()) ? 1 : 0;
      case MAPPINGS -> Kind.MAPPED_BUFFER.is(f.kind()) ? 1 : 0;
      case PORTS -> Kind.SOCKET.is(f.kind()) && !AcceptTimes.isAccept(f.openedBy().api()) ? 1 : 0;
      default -> 0;
    };
  }
}
