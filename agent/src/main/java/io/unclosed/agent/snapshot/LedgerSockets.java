package io.unclosed.agent.snapshot;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.site.CallSiteCounters;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.agent.sample.net.HeldSockets;

/** The ledger as the socket sampler sees it. For the heartbeat's thread alone. */
final class LedgerSockets implements HeldSockets {
  private final LedgerReader ledger;
  private final FdReconciliation book;
  private final CallSiteCounters[] groups;

  LedgerSockets(LedgerReader ledger, FdReconciliation book, CallSiteCounters[] groups) {
    this.ledger = ledger;
    this.book = book;
    this.groups = groups;
  }

  @Override
  public int limit() {
    int[] numbers = book.numbers();
    return numbers.length == 0 ? 0 : numbers[numbers.length - 1] + 1;
  }

  @Override
  public long sequence(int fd) {
    OpenSlot slot = ledger.slot(fd);
    if (slot != null) {
      return isSocket(slot.kind()) ? slot.sequence() : 0;
    }
    String target = book.untracked(fd);
    return target != null && FdTarget.socketInode(target) >= 0 ? Long.MAX_VALUE : 0;
  }

  @Override
  public long backlog(int fd) {
    OpenSlot slot = ledger.slot(fd);
    return slot == null ? -1 : ledger.backlog(fd, slot.sequence());
  }

  @Override
  public String site(int fd) {
    OpenSlot slot = ledger.slot(fd);
    int group = slot == null ? -1 : slot.group();
    return group < 0 || group >= groups.length ? "" : groups[group].site();
  }

  private boolean isSocket(int kind) {
    return kind == Kinds.SOCKET
        || kind == Kinds.SERVER_SOCKET
        || kind == Kinds.DATAGRAM
        || kind == Kinds.UNIX_SOCKET;
  }
}
