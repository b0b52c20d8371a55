package io.unclosed.agent.ledger;

import io.unclosed.agent.ledger.jdk.CleanerThreads;
import io.unclosed.agent.ledger.slot.SlotWord;
import io.unclosed.agent.ledger.slot.Slots;
import io.unclosed.agent.ledger.stack.OpenCloseRecorder;

/**
 * Books zip files that share a descriptor: while several hold on, the descriptor's slot is the
 * oldest user's. On the application's threads.
 */
final class ZipShares {
  private final Slots slots;
  private final OpenCloseRecorder books;
  private final SharedFiles users = new SharedFiles();

  ZipShares(Slots slots, OpenCloseRecorder books) {
    this.slots = slots;
    this.books = books;
  }

  /** A zip file took hold of a descriptor that was open already, or was opened for it. */
  void taken(int fd, int identity, int kind) {
    long word = slots.word(fd);
    if (!SlotWord.isHeld(word) || SlotWord.isOwn(word)) {
      return;
    }
    long sequence = SlotWord.sequence(word);
    // Together: were the only other user to let go in between, this one would take its place.
    synchronized (users) {
      SharedFiles.User first = users.oldest(fd);
      boolean alone = first == null || first.sequence != sequence;
      users.take(
          fd,
          sequence,
          alone
              ? new SharedFiles.User(
                  identity, sequence, SlotWord.site(word), SlotWord.weight(word), slots.nanos(fd))
              : furtherUser(identity, sequence, kind));
    }
  }

  private SharedFiles.User furtherUser(int identity, long sequence, int kind) {
    long now = System.nanoTime();
    long taken = books.take(now, CleanerThreads.idOf(Thread.currentThread()), kind);
    int site = (int) taken;
    int weight = (int) (taken >>> 32);
    if (weight > 0) {
      books.sites.at(site).opened(weight);
    }
    return new SharedFiles.User(identity, sequence, site, weight, now);
  }

  /** A zip file lets go; while others hold on, the oldest of them is the user of the descriptor. */
  void dropped(int fd, int identity) {
    SharedFiles.User dropped;
    int kind;
    // Together: the next one to let go may be the last, and closes the descriptor of whom it finds.
    synchronized (users) {
      SharedFiles.User oldest = users.oldest(fd);
      dropped = users.drop(fd, identity);
      SharedFiles.User heir = users.oldest(fd);
      if (dropped == null || heir == null) {
        return;
      }
      kind = SlotWord.kind(slots.word(fd));
      if (dropped == oldest) {
        transferOwnership(fd, heir);
      }
    }
    books.closed(SlotWord.of(dropped.site, kind, dropped.weight, 0), dropped.nanos);
  }

  private void transferOwnership(int fd, SharedFiles.User heir) {
    long word = slots.word(fd);
    while (SlotWord.isHeld(word) && SlotWord.sequence(word) == heir.sequence) {
      long inherited = SlotWord.withSite(word, heir.site, heir.weight);
      if (slots.transferOwnership(fd, word, inherited, heir.nanos)) {
        return;
      }
      word = slots.word(fd);
    }
  }
}
