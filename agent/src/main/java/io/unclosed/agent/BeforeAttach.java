package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.sample.FdDetails;
import io.unclosed.agent.sample.FdTarget;
import io.unclosed.agent.sample.Samplers;
import java.util.List;

/**
 * Books what was open before the agent came, by what the kernel says it is: its line cannot be
 * known any more.
 */
final class BeforeAttach {
  private final LedgerStart start;
  private final Samplers samplers;

  BeforeAttach(LedgerStart start, Samplers samplers) {
    this.start = start;
    this.samplers = samplers;
  }

  void book() {
    start.threadsBefore();
    int[] numbers = samplers.descriptors().list();
    if (numbers == null) {
      return;
    }
    OwnTargets own = new OwnTargets(System.getProperty("java.home", ""));
    String classPath = System.getProperty("java.class.path", "");
    // All at once: what tells Unix sockets is read once for a list, not once for each.
    List<FdDetails.Detail> details = samplers.details().of(numbers);
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      FdDetails.Detail detail = details.get(i);
      String target = samplers.descriptors().target(number);
      boolean ofClassPath = target.endsWith(".jar") && classPath.contains(target);
      boolean ours = own.contains(target) || own.contains(detail.text());
      start.before(number, kindOf(target, detail), number <= 2 || ours || ofClassPath);
    }
  }

  private static int kindOf(String target, FdDetails.Detail detail) {
    return switch (FdTarget.word(target)) {
      case "socket" -> detail.state().equals("LISTEN") ? Kinds.SERVER_SOCKET : Kinds.SOCKET;
      case "pipe" -> Kinds.PIPE;
      case "eventpoll", "eventfd" -> Kinds.SELECTOR;
      case "inotify" -> Kinds.INOTIFY;
      default -> Kinds.FILE;
    };
  }
}
