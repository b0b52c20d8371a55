package io.unclosed.agent.ledger.site;

import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers whole stacks by their blamed frame and kind: together they are a call site. For the
 * heartbeat's thread alone.
 *
 * <p>A call site has a small index, by which sums are kept, and an id of 16 hex digits, by which
 * users know it. The first two indexes are reserved: {@link #OTHER} for what found no room, and
 * {@link OpenSlot#BEFORE_ATTACH}. At most {@value #MAX_GROUPS} call sites; the stacks of further
 * ones are gathered in {@link #OTHER}.
 */
public final class CallSites {
  public static final int OTHER = 0;

  private static final int MAX_GROUPS = 1 << 14;

  private final String[] kinds;
  private final List<CallSite> groups = new ArrayList<>();

  /** By blamed frame; those of one frame are linked, as there are seldom two. */
  private final Map<String, CallSite> byFrame = new HashMap<>();

  /** By the id of a method's first line: as many groups as there are lines of it. */
  private final Map<String, Integer> linesOfMethod = new HashMap<>();

  public CallSites(String[] kinds) {
    this.kinds = kinds;
    groups.add(new CallSite(OTHER, "other-sites", 0, none("(other sites)")));
    groups.add(new CallSite(OpenSlot.BEFORE_ATTACH, "before-attach", 0, none("(before attach)")));
  }

  private static SymbolizedStack none(String words) {
    return new SymbolizedStack(List.of(words), 0, "", -1, "", CodeOrigin.JDK, "", "", "", true);
  }

  CallSite at(int index) {
    return groups.get(index);
  }

  int count() {
    return groups.size();
  }

  String kindOf(int code) {
    return kinds[code];
  }

  /** The group of a site that was just named. */
  public CallSite join(SymbolizedStack named, int kind) {
    CallSite first = byFrame.get(named.site());
    CallSite group = first;
    while (group != null && !group.isOf(named, kind)) {
      group = group.next;
    }
    if (group == null) {
      if (groups.size() >= MAX_GROUPS) {
        return groups.get(OTHER);
      }
      group = make(named, kind);
      if (first == null) {
        byFrame.put(group.site, group);
      } else {
        group.next = first.next;
        first.next = group;
      }
    }
    group.addSite(named);
    return group;
  }

  private CallSite make(SymbolizedStack named, int kind) {
    String whose = named.internal() ? "jdk" : named.startedBy();
    String id = Frames.hex(Frames.hash(kindOf(kind), named.blamedMethod(), whose));
    Integer lines = linesOfMethod.merge(id, 1, Integer::sum);
    CallSite group =
        new CallSite(groups.size(), lines == 1 ? id : id + "." + (lines - 1), kind, named);
    groups.add(group);
    return group;
  }

  /** The group with that id; null when there is none. */
  public @Nullable CallSite find(String id) {
    for (CallSite group : groups) {
      if (group.id.equals(id)) {
        return group;
      }
    }
    return null;
  }
}
