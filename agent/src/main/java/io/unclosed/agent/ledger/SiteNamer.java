package io.unclosed.agent.ledger;

import io.unclosed.analysis.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns raw stacks into names and finds the frame to blame: the first of the application, else the
 * first of a library, else the first JDK frame that is not merely how things are opened. For the
 * heartbeat's thread alone.
 */
final class SiteNamer {
  /** Frames that many sites share are kept once. At the bound a frame is kept by its site alone. */
  private static final int MAX_SHARED_FRAMES = 1 << 16;

  private final Origins origins;
  private final Throwable reader = new Throwable();
  private final Map<String, String> shared = new HashMap<>();

  SiteNamer(Origins origins) {
    this.origins = origins;
  }

  NamedSite name(Object backtrace, int depth, boolean file) {
    StackTraceElement[] elements = Backtrace.frames(reader, backtrace, depth);
    Object[] types = Backtrace.types(backtrace, depth);
    int first = firstForeign(elements);
    int count = elements.length - first;
    String[] frames = new String[count];
    Origin[] whose = new Origin[count];
    for (int i = 0; i < count; i++) {
      StackTraceElement element = elements[first + i];
      frames[i] = share(element.toString());
      Object type = first + i < types.length ? types[first + i] : null;
      whose[i] =
          Frames.isGenerated(element)
              ? Origin.JDK
              : origins.of(element.getClassName(), (Class<?>) type);
    }
    return blame(elements, first, frames, whose, file);
  }

  private static NamedSite blame(
      StackTraceElement[] elements, int first, String[] frames, Origin[] whose, boolean file) {
    int application = indexOf(whose, Origin.APPLICATION);
    int library = indexOf(whose, Origin.LIBRARY);
    int blamed =
        application >= 0 ? application : library >= 0 ? library : plainJdk(elements, first);
    int outermost = application >= 0 && library >= 0 ? Math.min(application, library) : blamed;
    boolean internal =
        file
            && Frames.isJdkBusiness(
                elements, first, first + outermost, application < 0 && library < 0);
    StackTraceElement frame = elements.length > first ? elements[first + blamed] : Frames.NONE;
    return new NamedSite(
        Frames.hex(Frames.hash(elements, first)),
        List.of(frames),
        blamed,
        Frames.method(frame),
        whose.length == 0 ? Origin.JDK : whose[blamed],
        outermost > 0 ? Frames.method(elements[first + outermost - 1]) : Frames.method(frame),
        library >= 0 && library < blamed ? Frames.method(elements[first + library]) : "",
        internal);
  }

  private static int indexOf(Origin[] whose, Origin origin) {
    for (int i = 0; i < whose.length; i++) {
      if (whose[i] == origin) {
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

  private String share(String frame) {
    String known = shared.get(frame);
    if (known == null && shared.size() < MAX_SHARED_FRAMES) {
      shared.put(frame, frame);
    }
    return known == null ? frame : known;
  }

  /** How many distinct frames are kept. */
  int frames() {
    return shared.size();
  }
}
