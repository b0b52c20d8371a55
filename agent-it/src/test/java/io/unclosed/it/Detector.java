package io.unclosed.it;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/** {@code io.unclosed:type=LeakDetector} as a client without our classes reads it. */
final class Detector {
  static final String NAME = "io.unclosed:type=LeakDetector";

  private static final String TEXT = String.class.getName();

  private final Beans beans;

  Detector(Beans beans) {
    this.beans = beans;
  }

  /**
   * Samples and analyses; the number of suspects. Asks again where the agent says that it had no
   * time to answer, as on a machine that does something else.
   */
  int checkNow() {
    int[] suspects = {-1};
    Waiting.until(
        "a check", Waiting.PATIENCE, () -> (suspects[0] = checkedOrBusy()) >= 0, () -> "busy");
    return suspects[0];
  }

  private int checkedOrBusy() {
    try {
      return (int) beans.call(NAME, "checkNow", new Object[0]);
    } catch (AssertionError e) {
      if (String.valueOf(e.getMessage()).contains("did not answer within")) {
        return -1;
      }
      throw e;
    }
  }

  List<SuspectRow> suspects() {
    CompositeData[] rows = (CompositeData[]) attribute("Suspects");
    return Arrays.stream(rows).map(SuspectRow::of).toList();
  }

  /** Every site with its counts; kind empty means all. */
  List<SiteRow> sites(String kind) {
    Object rows = beans.call(NAME, "sites", new Object[] {kind, 10_000}, TEXT, "int");
    return Arrays.stream((CompositeData[]) rows).map(SiteRow::of).toList();
  }

  /** The sites that stand at a line. */
  List<SiteRow> sitesAt(String frame) {
    return sites("").stream().filter(site -> site.isAt(frame)).toList();
  }

  Account account() {
    return Account.of(beans.attributes(NAME, Account.NAMES));
  }

  /** The descriptors or addresses open at a suspect or site, with their details. */
  List<CompositeData> openResources(String id) {
    Object rows = beans.call(NAME, "openResources", new Object[] {id, 10_000}, TEXT, "int");
    return Arrays.asList((CompositeData[]) rows);
  }

  /** An operation without arguments and answer. */
  void call(String operation) {
    beans.call(NAME, operation, new Object[0]);
  }

  String report() {
    return (String) beans.call(NAME, "report", new Object[0]);
  }

  String text(String operation, String argument) {
    return String.valueOf(beans.call(NAME, operation, new Object[] {argument}, TEXT));
  }

  /** An attribute's value as text; empty where the agent has no beans. */
  Optional<String> attributeIfThere(String name) {
    try {
      return Optional.ofNullable(attribute(name)).map(String::valueOf);
    } catch (AssertionError refused) {
      if (String.valueOf(refused.getMessage()).contains("InstanceNotFoundException")) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /** One figure of {@code Overhead}. */
  long overhead(String item) {
    CompositeData figures = (CompositeData) Objects.requireNonNull(attribute("Overhead"));
    return ((Number) figures.get(item)).longValue();
  }

  /** How many of a kind are open; 0 when none is. */
  long openOf(String kind) {
    TabularData byKind = (TabularData) Objects.requireNonNull(attribute("OpenByKind"));
    CompositeData row = byKind.get(new Object[] {kind});
    return row == null ? 0 : (long) row.get("value");
  }

  /** An attribute's value; null when the attribute is missing or failed. */
  Object attribute(String name) {
    Map<String, Object> values = beans.attributes(NAME, name);
    return values.get(name);
  }
}
