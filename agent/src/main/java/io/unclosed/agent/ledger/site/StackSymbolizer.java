package io.unclosed.agent.ledger.site;

import io.unclosed.agent.kind.Kinds;
import io.unclosed.agent.ledger.jdk.JdkThreads;
import io.unclosed.agent.ledger.stack.Backtrace;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw stacks into names and finds the frame to blame: the first of the application; else the
 * first of a library; else, where only the JDK is on the stack, the application's frame that
 * started the thread; else the first JDK frame that is not merely how things are opened. For the
 * heartbeat's thread alone.
 */
public final class StackSymbolizer {
  /**
   * Frames and methods that many sites share are kept once. At the bound each is kept by its site
   * alone.
   */
  private static final int MAX_SHARED_FRAMES = 1 << 16;

  /** Frames kept of the stack that started a thread. */
  private static final int MAX_STARTER_FRAMES = 100;

  private static final String STARTED_AT = "-- on a thread started at --";

  private final CodeOrigins codeOrigins;
  private final String[] kinds;
  private final Throwable reader = new Throwable();
  private final Map<String, String> shared = new HashMap<>();

  /**
   * Whose the classes of one batch of stacks are: to find out takes a look at the file system.
   * Empty between two batches, since a class keeps its loader.
   */
  private final Map<Class<?>, CodeOrigin> originsOfTypes = new HashMap<>();

  /**
   * Has named nothing yet.
   *
   * @param kinds the kinds' words, by their codes
   */
  public StackSymbolizer(CodeOrigins codeOrigins, String[] kinds) {
    this.kinds = kinds;
    this.codeOrigins = codeOrigins;
  }

  /**
   * Names a stack.
   *
   * @param kind the code of what was opened there; from 64 on, of what was closed
   * @param starter the stack that started the thread; null when unknown
   */
  public SymbolizedStack name(
      Object backtrace, int depth, int kind, @Nullable SymbolizedStack starter) {
    StackTraceElement[] elements = Backtrace.frames(reader, backtrace, depth);
    Object[] types = Backtrace.types(backtrace, depth);
    int first = firstForeign(elements);
    int count = elements.length - first;
    String[] frames = new String[count];
    CodeOrigin[] whose = new CodeOrigin[count];
    for (int i = 0; i < count; i++) {
      StackTraceElement element = elements[first + i];
      frames[i] = share(element.toString());
      Object type = first + i < types.length ? types[first + i] : null;
      whose[i] = originOf(element, (Class<?>) type);
    }
    if ((kind & 63) == Kinds.CUSTOM) {
      passOver(elements, first, whose, kind >= 64);
    }
    return blame(elements, first, frames, whose, kind, starter);
  }

  private CodeOrigin originOf(StackTraceElement frame, @Nullable Class<?> type) {
    CodeOrigin known = type == null ? null : originsOfTypes.get(type);
    if (known != null) {
      return known;
    }
    CodeOrigin codeOrigin =
        Frames.isGenerated(frame) ? CodeOrigin.JDK : codeOrigins.of(frame.getClassName(), type);
    if (type != null) {
      originsOfTypes.put(type, codeOrigin);
    }
    return codeOrigin;
  }

  /** Lets go of the classes that were met: to be called when a batch of stacks is named. */
  public void forgetTypes() {
    originsOfTypes.clear();
  }

  // A declared type's own constructors, and what closes it, are only the way: the caller is who
  // made or closed it.
  private static void passOver(
      StackTraceElement[] elements, int first, CodeOrigin[] whose, boolean closes) {
    for (int i = first; i < elements.length; i++) {
      boolean own = elements[i].getClassName().equals(elements[first].getClassName());
      if (!own || !(closes || elements[i].getMethodName().equals("<init>"))) {
        return;
      }
      whose[i - first] = CodeOrigin.JDK;
    }
  }

  private SymbolizedStack blame(
      StackTraceElement[] elements,
      int first,
      String[] frames,
      CodeOrigin[] whose,
      int kind,
      @Nullable SymbolizedStack starter) {
    int application = indexOf(whose, CodeOrigin.APPLICATION);
    int library = indexOf(whose, CodeOrigin.LIBRARY);
    boolean jdkAlone = application < 0 && library < 0;
    int blamed =
        application >= 0 ? application : library >= 0 ? library : plainJdk(elements, first);
    int outermost = application >= 0 && library >= 0 ? Math.min(application, library) : blamed;
    boolean started = application < 0 && starter != null && starter.owner() >= 0;
    boolean internal =
        isOurs(elements, first)
            || (kind == Kinds.THREAD
                ? isJdkThread(elements, first, outermost, jdkAlone, started)
                : kind == Kinds.CUSTOM
                    ? Frames.isClassInitializer(
                        elements, first, application < 0 ? elements.length : first + application)
                    : Kinds.jdkUsesToo(kind)
                        && Frames.isJdkBusiness(
                            elements, first, first + outermost, jdkAlone && !started));
    StackTraceElement frame = elements.length > first ? elements[first + blamed] : Frames.NONE;
    String method = Frames.method(frame);
    String api = outermost > 0 ? share(Frames.method(elements[first + outermost - 1])) : method;
    int called = lastBefore(blamed, whose, CodeOrigin.LIBRARY);
    String between = called < 0 ? "" : share(Frames.method(elements[first + called]));
    String holder =
        holder(kind, elements, first, first + (application >= 0 ? application : whose.length));
    if (starter != null && started && !internal) {
      List<String> all = new ArrayList<>(List.of(frames));
      all.add(STARTED_AT);
      int owner = all.size() + starter.owner();
      int kept = Math.max(starter.owner() + 1, MAX_STARTER_FRAMES);
      all.addAll(starter.frames().subList(0, Math.min(kept, starter.frames().size())));
      return new SymbolizedStack(
          List.copyOf(all),
          jdkAlone ? owner : blamed,
          jdkAlone ? starter.ownerMethod() : method,
          owner,
          starter.ownerMethod(),
          jdkAlone ? CodeOrigin.APPLICATION : CodeOrigin.LIBRARY,
          api,
          between,
          holder,
          false);
    }
    return new SymbolizedStack(
        List.of(frames),
        blamed,
        method,
        application,
        application < 0 ? "" : method,
        whose.length == 0 ? CodeOrigin.JDK : whose[blamed],
        api,
        between,
        holder,
        internal);
  }

  private String holder(int kind, StackTraceElement[] elements, int first, int end) {
    List<String> types = new ArrayList<>();
    for (int i = first; i < end; i++) {
      types.add(elements[i].getClassName());
    }
    KnownHolder holder = kind < kinds.length ? KnownHolders.of(kinds[kind], types) : null;
    return holder == null ? "" : holder.id();
  }

  private static boolean isJdkThread(
      StackTraceElement[] elements, int first, int outermost, boolean jdkAlone, boolean started) {
    int end = jdkAlone ? elements.length : first + outermost;
    return (jdkAlone && !started) || JdkThreads.isOne(elements, first, end);
  }

  // What the agent makes while the program is in the middle of something, such as its first bean.
  private static boolean isOurs(StackTraceElement[] elements, int first) {
    for (int i = first; i < elements.length; i++) {
      if (elements[i].getClassName().startsWith("io.unclosed.agent.")) {
        return true;
      }
    }
    return false;
  }

  private static int indexOf(CodeOrigin[] whose, CodeOrigin codeOrigin) {
    for (int i = 0; i < whose.length; i++) {
      if (whose[i] == codeOrigin) {
        return i;
      }
    }
    return -1;
  }

  private static int lastBefore(int end, CodeOrigin[] whose, CodeOrigin codeOrigin) {
    for (int i = Math.min(end, whose.length) - 1; i >= 0; i--) {
      if (whose[i] == codeOrigin) {
        return i;
      }
    }
    return -1;
  }

  private static int plainJdk(StackTraceElement[] elements, int first) {
    for (int i = first; i < elements.length; i++) {
      if (!Frames.opens(elements[i].getClassName())) {
        return i - first;
      }
    }
    return 0;
  }

  private static int firstForeign(StackTraceElement[] elements) {
    int i = 0;
    while (i < elements.length && elements[i].getClassName().startsWith("io.unclosed.agent.")) {
      i++;
    }
    return i < elements.length && elements[i].getClassName().equals("sun.nio.ch.UnclosedHook")
        ? i + 1
        : i;
  }

  /** The same text, once for all sites that have it. */
  private String share(String text) {
    String known = shared.get(text);
    if (known == null && shared.size() < MAX_SHARED_FRAMES) {
      shared.put(text, text);
    }
    return known == null ? text : known;
  }

  /** How many distinct frames are kept. */
  public int frames() {
    return shared.size();
  }
}
