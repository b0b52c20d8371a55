package io.unclosed.agent;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.LedgerStart;
import io.unclosed.agent.sample.FdTarget;
import io.unclosed.agent.sample.Samplers;

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
    for (int number : numbers) {
      String target = samplers.descriptors().target(number);
      String shown = samplers.details().of(number).get(0).text();
      boolean ofClassPath = target.endsWith(".jar") && classPath.contains(target);
      boolean mine = number <= 2 || own.contains(target) || own.contains(shown) || ofClassPath;
      start.before(number, kindOf(target, number), mine);
    }
  }

  private int kindOf(String target, int number) {
    return switch (FdTarget.word(target)) {
      case "socket" -> socketKind(number);
      case "pipe" -> Kinds.PIPE;
      case "eventpoll", "eventfd" -> Kinds.SELECTOR;
      case "inotify" -> Kinds.INOTIFY;
      default -> Kinds.FILE;
    };
  }

  private int socketKind(int number) {
    String state = samplers.details().of(number).get(0).state();
    return state.equals("LISTEN") ? Kinds.SERVER_SOCKET : Kinds.SOCKET;
  }
}
