package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerReader;
import io.unclosed.agent.ledger.slot.OpenSlot;
import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.analysis.input.DescriptorAccount;
import io.unclosed.analysis.input.ProcessSample;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Counts every descriptor that the kernel says is open as tracked, own or untracked. For the
 * heartbeat's thread alone.
 */
final class FdAccounting {
  private final LedgerReader ledger;
  private final FdReconciliation book;
  private final String[] kinds;

  FdAccounting(LedgerReader ledger, FdReconciliation book, String[] kinds) {
    this.ledger = ledger;
    this.book = book;
    this.kinds = kinds;
  }

  /**
   * The account that adds up.
   *
   * @param isOwn whether a held descriptor is the process's own
   */
  DescriptorAccount account(ProcessSample process, Predicate<OpenSlot> isOwn) {
    if (!book.listed()) {
      return new DescriptorAccount(
          0, 0, 0, process.fds(), process.fdSoftLimit(), process.fdHardLimit(), Map.of());
    }
    long tracked = 0;
    long own = 0;
    Map<String, Long> byTarget = new HashMap<>();
    long untracked = 0;
    int passing = 0;
    for (int fd : book.numbers()) {
      OpenSlot slot = ledger.slot(fd);
      String target = slot == null ? book.untracked(fd) : null;
      if (target != null) {
        untracked++;
        byTarget.merge(FdTarget.word(target), 1L, Long::sum);
      } else if (slot == null ? book.isOwn(fd) : isOwn.test(slot)) {
        own++;
      } else if (slot == null) {
        // Closed since it was listed, or so new that it is not booked yet.
        passing++;
      } else if (slot.isBeforeAttach()) {
        untracked++;
        byTarget.merge(kinds[slot.kind()], 1L, Long::sum);
      } else {
        tracked++;
      }
    }
    return new DescriptorAccount(
        tracked,
        own,
        untracked,
        book.numbers().length - passing,
        process.fdSoftLimit(),
        process.fdHardLimit(),
        byTarget);
  }
}
