package io.unclosed.analysis.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs the stations of a tick so that the failure of one does not stop the others: the failure is
 * counted, and the tick goes on with a substitute for what the station would have given.
 *
 * <p>A station that fails again and again is switched off: see {@link Station}. Bounded by the
 * number of stations, whose names are constants. For one thread.
 */
public final class StationGuard {
  private final Consumer<Throwable> errors;
  private final Consumer<String> before;

  /** Bound: the number of stations. */
  private final Map<String, Station> stations = new LinkedHashMap<>();

  /**
   * Nothing is switched off.
   *
   * @param errors counts failures; what it throws goes to the caller
   */
  public StationGuard(Consumer<Throwable> errors) {
    this(errors, name -> {});
  }

  /**
   * The same for tests, which inject faults.
   *
   * @param before is given a station's name just before it runs; what it throws is the station's
   *     failure
   */
  public StationGuard(Consumer<Throwable> errors, Consumer<String> before) {
    this.errors = errors;
    this.before = before;
  }

  /** The station of that name, made at the first call. */
  public Station station(String name) {
    Station known = stations.get(name);
    if (known == null) {
      known = new Station(name, errors, before);
      stations.put(name, known);
    }
    return known;
  }

  /** Has a station do its work; gives the substitute when it fails or is switched off. */
  public <T> T call(String name, Supplier<? extends T> work, T substitute) {
    Station station = station(name);
    if (station.isOff()) {
      return substitute;
    }
    try {
      station.begins();
      T result = work.get();
      station.passed();
      return result;
    } catch (Throwable failure) {
      station.failed(failure);
      return substitute;
    }
  }

  /** The same for work that gives nothing. */
  public void run(String name, Runnable work) {
    call(
        name,
        () -> {
          work.run();
          return true;
        },
        false);
  }

  /** The stations that have run so far, in the order of their first run. */
  public Set<String> names() {
    return stations.keySet();
  }

  /** The stations that are switched off, each in a few words; empty as a rule. */
  public List<String> switchedOff() {
    List<String> off = new ArrayList<>();
    for (Station station : stations.values()) {
      if (station.isOff()) {
        off.add(station.whyOff());
      }
    }
    return off;
  }
}
