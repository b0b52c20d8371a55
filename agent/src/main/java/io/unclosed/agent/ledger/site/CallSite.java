package io.unclosed.agent.ledger.site;

import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One blamed frame and kind; the text of at most three of its stacks. */
public final class CallSite {
  /** Stacks that are kept in full. */
  private static final int KEPT_STACKS = 3;

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
  @Nullable CallSite next;

  CallSite(int index, String id, int kind, SymbolizedStack first) {
    this.index = index;
    this.id = id;
    this.kind = kind;
    this.site = first.site();
    this.owner = first.ownerFrame();
    this.origin = first.origin();
    this.internal = first.internal();
    this.leading = first;
  }

  boolean isOf(SymbolizedStack named, int itsKind) {
    return kind == itsKind
        && internal == named.internal()
        && owner.equals(named.ownerFrame())
        && site.equals(named.site());
  }

  /** The frames of its stacks, of the leading one first; none for what stands for many lines. */
  public List<List<String>> stacks() {
    List<List<String>> stacks = new ArrayList<>();
    SymbolizedStack first = leading;
    if (index > OpenSlot.BEFORE_ATTACH) {
      stacks.add(first.frames());
    }
    for (SymbolizedStack named : examples) {
      if (!named.equals(first) && stacks.size() < KEPT_STACKS) {
        stacks.add(named.frames());
      }
    }
    return stacks;
  }

  void addSite(SymbolizedStack named) {
    sites++;
    if (examples.size() < KEPT_STACKS) {
      examples.add(named);
    }
  }
}
