package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.MemoryGrowthText;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import java.util.List;

/** What to do, and what not to do although it is often advised. */
final class Remedies {
  private Remedies() {}

  static String of(Subject subject, List<Evidence> evidence, boolean stuck) {
    if (subject.isMemory()) {
      return MemoryGrowthText.remedy(MemoryArea.of(subject.id()));
    }
    CallSiteStats f = subject.figures();
    if (f == null) {
      return "Find the native library that opens them: strace -f -k -e trace=%desc -p PID shows the"
          + " call, and its own close must be called.";
    }
    if (stuck) {
      return "Nothing has been closed here for long while more were opened: look at where its"
          + " threads wait (jcmd PID Thread.print) before looking for a missing close.";
    }
    if (!Headlines.maybeMeant(evidence)) {
      return usual(subject, f, evidence);
    }
    return evidence.size() == 1
        ? "Nothing if they are meant to live (a pool, a session, a listener); otherwise look for"
            + " the path that skips their close."
        : "Unless they are meant to live: " + usual(subject, f, evidence);
  }

  private static String usual(Subject subject, CallSiteStats f, List<Evidence> evidence) {
    KnownHolder holder = KnownHolders.byId(f.holder());
    if (holder != null) {
      return comesWithClient(f.kind()) ? holder.remedyOfClients() : holder.remedy();
    }
    if (f.origin() == CodeOrigin.LIBRARY) {
      return ofLibraryLine(f, evidence);
    }
    if (!f.library().isEmpty() && comesWithClient(f.kind())) {
      return ofClient(f.library());
    }
    if (!f.library().isEmpty() && isUsersToClose(f.kind()) && !isHttpClient(f.library())) {
      return ofLibrary(f.library());
    }
    String by = f.api() + " " + f.library();
    boolean closeWait = SuspectFactory.find(evidence, EvidenceCode.CLOSE_WAIT) != null;
    return subject.kind().equals("socket") ? ofSocket(by, closeWait) : ofKind(subject.kind(), by);
  }

  private static boolean isUsersToClose(String kind) {
    return switch (kind) {
      case "file", "directory", "socket", "unix-socket", "zlib" -> true;
      default -> false;
    };
  }

  /** What a library takes for a whole client, session or context, and not for one use of it. */
  private static boolean comesWithClient(String kind) {
    return switch (kind) {
      case "thread", "selector", "pipe", "datagram", "channel-group", "inotify" -> true;
      default -> false;
    };
  }

  private static boolean isHttpClient(String library) {
    return library.contains("okhttp")
        || library.contains("apache.http")
        || library.contains("apache.hc");
  }

  /** The program has only what the library gave it; and nothing at all where that threw. */
  private static String ofLibrary(String method) {
    int dot = method.lastIndexOf('.');
    String type = method.substring(method.lastIndexOf('.', dot - 1) + 1, Math.max(dot, 0));
    String called = method.endsWith(".<init>") ? "" : method.substring(dot);
    return "Close what "
        + type.replace('$', '.')
        + called
        + " gives you on every path, errors too. Where it gives nothing that can be closed, as when"
        + " it throws, the leak is the library's own: look for a newer version of it.";
  }

  /** No line of the application was there that could have closed it. */
  private static String ofLibraryLine(CallSiteStats f, List<Evidence> evidence) {
    String of = packageOf(f.site().substring(f.site().lastIndexOf('/') + 1));
    boolean dropped =
        SuspectFactory.find(evidence, EvidenceCode.ORPHANED) != null
            || SuspectFactory.find(evidence, EvidenceCode.COLLECTED_UNCLOSED) != null;
    if (!dropped && AcceptTimes.isAccept(f.api())) {
      return "Look at whose they are (Peers): others opened them, and stay. Give them an idle timeout"
          + " in "
          + of
          + ", or close them where their peer's business ends.";
    }
    return dropped
        ? "The library opens it and does not close it: look for a newer version of "
            + of
            + ", or show its makers this line. If the line is your own code, name its package with"
            + " app=, and close it there on every path."
        : "Close what your program makes with "
            + of
            + ", on every path, errors too (its close, disconnect, stop or shutdown), or keep one and"
            + " share it. Where nothing is left to close, the leak is the library's own: look for a"
            + " newer version of it.";
  }

  /** The program cannot end a library's threads, but what they belong to. */
  private static String ofClient(String method) {
    return "Close the client, session or pool that this line makes with "
        + packageOf(method)
        + ", on every path, errors too (its close, disconnect, stop or shutdown), or keep one and"
        + " share it.";
  }

  /** Four words of it at most, which are the library's; those below are its own business. */
  private static String packageOf(String method) {
    int end = -1;
    for (int i = 0; i < 4; i++) {
      int dot = method.indexOf('.', end + 1);
      if (dot < 0 || Character.isUpperCase(method.charAt(end + 1))) {
        break;
      }
      end = dot;
    }
    return end < 0 ? method : method.substring(0, end);
  }

  private static String ofSocket(String by, boolean closeWait) {
    if (by.contains("okhttp")) {
      return "Close the Response on every path, errors too: try (Response r = call.execute()) {"
          + " ... }.";
    }
    if (by.contains("apache.http") || by.contains("apache.hc")) {
      return "Close the response on every path, errors too, which gives the connection back: try"
          + " (CloseableHttpResponse r = client.execute(request)) { ... }.";
    }
    if (by.contains("HttpURLConnection") || by.contains("java.net.URL")) {
      return "Read the response's stream to its end and close it on every path, the error stream"
          + " too.";
    }
    if (by.contains("jdk.internal.net.http") || by.contains("java.net.http")) {
      return "Read each body to its end or close its stream on every path, and keep one HttpClient"
          + " instead of one for each call.";
    }
    return closeWait
        ? "Close the socket when the peer has hung up and on every error path: try (Socket s ="
            + " ...) { ... }, or close() in a finally block."
        : "Close the socket on every path, errors and timeouts too: try (Socket s = ...) { ... },"
            + " or close() in a finally block.";
  }

  private static String ofKind(String kind, String by) {
    return switch (kind) {
      case "file" -> ofFile(by);
      case "directory" ->
          "Close the stream of the directory: try (Stream<Path> s = Files.list(dir)) { ... }; the"
              + " same for walk, find and newDirectoryStream.";
      case "server-socket", "datagram", "unix-socket" ->
          "Close it on every path, errors too: open it in try-with-resources, or close() in a"
              + " finally block.";
      case "pipe" -> "Close both ends of the pipe, source() and sink(), on every path.";
      case "selector" ->
          "Close the Selector in a finally block where its loop ends, or share one between tasks.";
      case "channel-group" -> "Shut the AsynchronousChannelGroup down where its owner ends.";
      case "process" ->
          "Close all three streams of the Process, or destroy() it, on every path, and wait for its"
              + " end.";
      case "inotify" -> "Close the WatchService on every path, and share one for many directories.";
      case "thread" ->
          "Shut the executor down or end the thread where its owner ends, or share one executor.";
      case "direct-buffer" ->
          "Reuse direct buffers from a pool of a fixed size instead of allocating one for each use.";
      case "mapped-buffer" ->
          "Map a file once and drop all references to the buffer when done: it is unmapped only"
              + " after it is collected.";
      case "zlib" -> "Call end() on each Inflater and Deflater, or close the stream around it.";
      default -> "Close each one on every path, errors too.";
    };
  }

  private static String ofFile(String by) {
    if (by.contains("ZipFile") || by.contains("JarFile")) {
      return "Close the archive on every path, errors too: try (ZipFile z = new ZipFile(file)) {"
          + " ... }.";
    }
    if (by.contains("Files.lines")) {
      return "Close the stream of lines: try (Stream<String> s = Files.lines(path)) { ... }.";
    }
    return "Open it in try-with-resources, so that an exception between open and close closes it"
        + " too: try (InputStream in = ...) { ... }.";
  }

  static String doNot(Subject subject, List<Evidence> evidence, int descriptors) {
    if (subject.isMemory()) {
      return MemoryGrowthText.doNot(MemoryArea.of(subject.id()));
    }
    if (SuspectFactory.find(evidence, EvidenceCode.CLOSE_WAIT) != null) {
      return "No sysctl, no keepalive and no timeout of the kernel ends CLOSE_WAIT.";
    }
    if (SuspectFactory.find(evidence, EvidenceCode.ORPHANED) != null) {
      return descriptors > 0
          ? "Do not wait for the garbage collector: the objects are gone already, and their"
              + " descriptors stay."
          : "Do not wait for the garbage collector: it has taken the objects, and what they held"
              + " stays.";
    }
    if (evidence.size() == 1 && evidence.get(0).code() == EvidenceCode.COLLECTED_UNCLOSED) {
      return "Do not call System.gc() to get them back: they last until the collector happens to"
          + " run.";
    }
    return descriptors > 0 ? "A higher limit on descriptors only buys time." : "";
  }
}
