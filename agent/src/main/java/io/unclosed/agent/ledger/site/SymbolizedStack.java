package io.unclosed.agent.ledger.site;

import io.unclosed.analysis.input.CodeOrigin;
import java.util.List;

/**
 * A stack with names, and the frame that its owner should look at. Holds text only: no class, no
 * throwable.
 *
 * @param frames top first, as {@link StackTraceElement} prints them, without the agent's own; where
 *     none of them is the application's, followed by the stack that started the thread
 * @param blamed index of the blamed frame
 * @param blamedMethod class and method of the blamed frame, without loader, module and line
 * @param owner index of the application's frame that it belongs to: the blamed frame, or the one
 *     that started the thread; -1 when there is none
 * @param ownerMethod class and method of that frame; empty when there is none
 * @param origin whose code the blamed frame is
 * @param api the JDK's or library's method that the blamed frame called
 * @param library the library's frame between; empty when none
 * @param holder id of the known holder between the open and the blamed frame; empty when none
 * @param internal whether the JDK opened it for itself
 */
public record SymbolizedStack(
    List<String> frames,
    int blamed,
    String blamedMethod,
    int owner,
    String ownerMethod,
    CodeOrigin origin,
    String api,
    String library,
    String holder,
    boolean internal) {

  /** The blamed frame. */
  String site() {
    return frames.isEmpty() ? "" : frames.get(blamed);
  }

  /** The application's frame that it belongs to; empty when there is none. */
  String ownerFrame() {
    return owner < 0 ? "" : frames.get(owner);
  }

  /**
   * The method that started the thread, where no frame of the stack itself is the application's.
   */
  String startedBy() {
    return origin == CodeOrigin.APPLICATION ? "" : ownerMethod;
  }
}
