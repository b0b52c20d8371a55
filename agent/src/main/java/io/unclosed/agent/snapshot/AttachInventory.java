package io.unclosed.agent.snapshot;

import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.query.AttachBaseline;
import io.unclosed.agent.sample.Samplers;
import io.unclosed.agent.sample.detail.FdDetails;
import io.unclosed.agent.sample.fd.FdTarget;
import io.unclosed.analysis.kind.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Books what was open before the agent came, by what the kernel says it is: its line cannot be
 * known any more.
 */
public final class AttachInventory {
  private final LedgerStart start;
  private final Samplers samplers;
  private final String[] kinds;
  private final AttachSummary tally;

  public AttachInventory(LedgerStart start, Samplers samplers, String[] kinds) {
    this.start = start;
    this.samplers = samplers;
    this.kinds = kinds;
    this.tally = new AttachSummary(kinds);
  }

  /** Books it all; gives a summary. */
  public AttachBaseline book() {
    start.threadsBefore();
    tally.threads(LedgerStart.running());
    int[] numbers = samplers.descriptors().list();
    if (numbers == null) {
      return tally.summary();
    }
    JvmOwnedFds owned = JvmOwnedFds.ofThisProcess();
    String classPath = System.getProperty("java.class.path", "");
    // All at once: what tells Unix sockets is read once for a list, not once for each.
    List<FdDetails.Detail> details = samplers.details().of(numbers);
    AttachSiblings siblings = new AttachSiblings();
    for (int i = 0; i < numbers.length; i++) {
      int fd = numbers[i];
      FdDetails.Detail detail = details.get(i);
      String target = samplers.links().target(fd);
      boolean ofClassPath = target.endsWith(".jar") && classPath.contains(target);
      boolean ours = owned.contains(target) || owned.contains(detail.text());
      boolean own = fd <= 2 || ours || ofClassPath;
      int sibling = own ? -1 : siblings.of(fd, target);
      if (sibling >= 0) {
        start.beforeToo(fd, sibling);
      } else {
        book(fd, kindOf(target, detail), own, detail);
      }
    }
    return tally.summary();
  }

  private void book(int fd, int kind, boolean own, FdDetails.Detail detail) {
    if (start.before(fd, kind, own) && !own) {
      tally.descriptor(kind, detail);
    }
  }

  private int kindOf(String target, FdDetails.Detail detail) {
    Kind kind = Kind.ofTarget(FdTarget.word(target));
    boolean isTold = kind == Kind.SOCKET && !detail.kind().isEmpty();
    return Arrays.asList(kinds).indexOf(isTold ? detail.kind() : kind.id());
  }
}
