package io.unclosed.agent.ledger.site;

import io.unclosed.analysis.input.CodeOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers raw sites, which are whole stacks, by their blamed frame and kind: a group is what a
 * report calls a line. For the heartbeat's thread alone.
 *
 * <p>A group has a small index, by which sums are kept, and an id of 16 hex digits, by which users
 * know it. The first two indexes are reserved: {@link #OTHER} for what found no room, and {@link
 * #BEFORE_ATTACH}. At most {@value #MAX_GROUPS} groups; the sites of further ones are gathered in
 * {@link #OTHER}.
 */
public final class CallSites {
  public static final int NONE = -1;
  public static final int OTHER = 0;
  public static final int BEFORE_ATTACH = 1;

  /** Stacks of a group that are kept in full. */
  private static final int KEPT_STACKS = 3;

  private static final int MAX_GROUPS = 1 << 14;

  private final String[] kinds;
  private final List<Group> groups = new ArrayList<>();

  /** By blamed frame; those of one frame are linked, as there are seldom two. */
  private final Map<String, Group> byFrame = new HashMap<>();

  /** By the id of a method's first line: as many groups as there are lines of it. */
  private final Map<String, Integer> linesOfMethod = new HashMap<>();

  public CallSites(String[] kinds) {
    this.kinds = kinds;
    groups.add(new Group(OTHER, "other-sites", 0, none("(other sites)")));
    groups.add(new Group(BEFORE_ATTACH, "before-attach", 0, none("(before attach)")));
  }

  private static SymbolizedStack none(String words) {
    return new SymbolizedStack(List.of(words), 0, "", -1, "", CodeOrigin.JDK, "", "", "", true);
  }

  Group at(int index) {
    return groups.get(index);
  }

  int count() {
    return groups.size();
  }

  String kindOf(int code) {
    return kinds[code];
  }

  /** The group of a site that was just named. */
  public Group join(SymbolizedStack named, int kind) {
    Group first = byFrame.get(named.site());
    Group group = first;
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

  private Group make(SymbolizedStack named, int kind) {
    String whose = named.internal() ? "jdk" : named.startedBy();
    String id = Frames.hex(Frames.hash(kindOf(kind), named.blamedMethod(), whose));
    Integer lines = linesOfMethod.merge(id, 1, Integer::sum);
    Group group = new Group(groups.size(), lines == 1 ? id : id + "." + (lines - 1), kind, named);
    groups.add(group);
    return group;
  }

  /** The group with that id; null when there is none. */
  public @Nullable Group find(String id) {
    for (Group group : groups) {
      if (group.id.equals(id)) {
        return group;
      }
    }
    return null;
  }

  /** One blamed frame and kind; the text of at most three of its stacks. */
  public static final class Group {
    public final int index;
    public final String id;
    final int kind;
    final String site;
    final String owner;
    final CodeOrigin origin;
    final boolean internal;
    final List<SymbolizedStack> examples = new ArrayList<>(1);
    int sites;

    /** Of the sites the one that leaves most open; the first, to begin with. */
    volatile SymbolizedStack leading;

    /** Another group of the same frame. */
    private @Nullable Group next;

    Group(int index, String id, int kind, SymbolizedStack first) {
      this.index = index;
      this.id = id;
      this.kind = kind;
      this.site = first.site();
      this.owner = first.ownerFrame();
      this.origin = first.origin();
      this.internal = first.internal();
      this.leading = first;
    }

    private boolean isOf(SymbolizedStack named, int itsKind) {
      return kind == itsKind
          && internal == named.internal()
          && owner.equals(named.ownerFrame())
          && site.equals(named.site());
    }

    /** The frames of its stacks, of the leading one first; none for what stands for many lines. */
    public List<List<String>> stacks() {
      List<List<String>> stacks = new ArrayList<>();
      SymbolizedStack first = leading;
      if (index > BEFORE_ATTACH) {
        stacks.add(first.frames());
      }
      for (SymbolizedStack named : examples) {
        if (!named.equals(first) && stacks.size() < KEPT_STACKS) {
          stacks.add(named.frames());
        }
      }
      return stacks;
    }

    private void addSite(SymbolizedStack named) {
      sites++;
      if (examples.size() < KEPT_STACKS) {
        examples.add(named);
      }
    }
  }
}
