package io.unclosed.analysis.verdict;

import io.unclosed.analysis.detect.MemoryArea;
import io.unclosed.analysis.detect.MemoryGrowthText;
import io.unclosed.analysis.detect.Subject;
import io.unclosed.analysis.finding.Confidence;
import io.unclosed.analysis.finding.Evidence;
import io.unclosed.analysis.finding.EvidenceCode;
import io.unclosed.analysis.holder.KnownHolder;
import io.unclosed.analysis.holder.KnownHolders;
import io.unclosed.analysis.input.AcceptTimes;
import io.unclosed.analysis.input.CallSiteStats;
import io.unclosed.analysis.input.CodeOrigin;
import io.unclosed.analysis.kind.Kind;
import io.unclosed.analysis.kind.KindNouns;
import io.unclosed.analysis.kind.LibraryUse;
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
      return "Find the native library that opens them, and close them through its own API: strace -f"
          + " -k -e trace=%desc -p PID shows the stack of each call.";
    }
    if (stuck) {
      return "Look at where the threads that should close them are waiting (jcmd PID Thread.print)"
          + " before you look for a missing close().";
    }
    String remedy = usual(subject, f, evidence);
    return isOnlyPossible(evidence)
        ? "If they are not meant to stay "
            + KindNouns.of(f.kind()).open()
            + ", "
            + Character.toLowerCase(remedy.charAt(0))
            + remedy.substring(1)
        : remedy;
  }

  private static boolean isOnlyPossible(List<Evidence> evidence) {
    for (Evidence e : evidence) {
      if (e.confidence() != Confidence.POSSIBLE) {
        return false;
      }
    }
    return true;
  }

  private static String usual(Subject subject, CallSiteStats f, List<Evidence> evidence) {
    Kind kind = Kind.of(subject.kind());
    KnownHolder holder = KnownHolders.byId(f.openedBy().holder());
    if (holder != null) {
      return kind.libraryUse() == LibraryUse.CLIENT ? holder.remedyOfClients() : holder.remedy();
    }
    if (f.openedBy().origin() == CodeOrigin.LIBRARY) {
      return ofLibraryLine(f, evidence);
    }
    if (!f.openedBy().library().isEmpty() && kind.libraryUse() == LibraryUse.CLIENT) {
      return ofClient(f.openedBy().library());
    }
    if (!f.openedBy().library().isEmpty()
        && kind.libraryUse() == LibraryUse.RETURNED
        && !isHttpClient(f.openedBy().library())) {
      return ofLibrary(f.openedBy().library());
    }
    String by = f.openedBy().api() + " " + f.openedBy().library();
    boolean closeWait = SuspectFactory.find(evidence, EvidenceCode.CLOSE_WAIT) != null;
    return kind == Kind.SOCKET
        ? ofSocket(by, closeWait)
        : kind == Kind.FILE ? ofFile(by) : kind.remedy();
  }

  private static boolean isHttpClient(String library) {
    return library.contains("okhttp")
        || library.contains("apache.http")
        || library.contains("apache.hc");
  }

  /** What the method returns is not known here, so both cases are told. */
  private static String ofLibrary(String method) {
    int dot = method.lastIndexOf('.');
    String type =
        method.substring(method.lastIndexOf('.', dot - 1) + 1, Math.max(dot, 0)).replace('$', '.');
    return (method.endsWith(".<init>")
            ? "Close the " + type + " on every path, including errors. If its constructor fails,"
            : "Close what "
                + type
                + method.substring(Math.max(dot, 0))
                + "() returns on every path, including errors. If that has no close(),")
        + " the leak is in the library: "
        + upgrade(packageOf(method));
  }

  private static String upgrade(String library) {
    return "upgrade " + library + ", or report this call site to its maintainers.";
  }

  /** No line of the application was there that could have closed it. */
  private static String ofLibraryLine(CallSiteStats f, List<Evidence> evidence) {
    String library = packageOf(f.site().substring(f.site().lastIndexOf('/') + 1));
    boolean dropped =
        SuspectFactory.find(evidence, EvidenceCode.ORPHANED) != null
            || SuspectFactory.find(evidence, EvidenceCode.COLLECTED_UNCLOSED) != null;
    if (dropped) {
      return "The leak is in the library, which never closes it: "
          + upgrade(library)
          + " If this is your own code, add its package to app= and close it on every path.";
    }
    if (AcceptTimes.isAccept(f.openedBy().api())) {
      return "Look at the peers: clients have connected and stay connected. Set an idle timeout in "
          + library
          + ", or close each connection when its work is done.";
    }
    return "Close what your program creates with "
        + library
        + " on every path, including errors (close, disconnect, stop or shutdown), or create one and"
        + " share it. If there is nothing to close, the leak is in the library: "
        + upgrade(library);
  }

  /** The program cannot end a library's threads, but what they belong to. */
  private static String ofClient(String method) {
    return "Close the client, session or pool that this line creates with "
        + packageOf(method)
        + " on every path, including errors (close, disconnect, stop or shutdown), or create one and"
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
      return "Close the response on every path, including errors: try (Response r = call.execute())"
          + " { ... }.";
    }
    if (by.contains("apache.http") || by.contains("apache.hc")) {
      return "Close the response on every path, including errors, so that its connection returns to"
          + " the pool: try (CloseableHttpResponse r = client.execute(request)) { ... }.";
    }
    if (by.contains("HttpURLConnection") || by.contains("java.net.URL")) {
      return "Read the response stream to the end and close it on every path; the same for the error"
          + " stream.";
    }
    if (by.contains("jdk.internal.net.http") || by.contains("java.net.http")) {
      return "Read each response body to the end or close its stream on every path, and share one"
          + " HttpClient instead of creating one per call.";
    }
    return closeWait
        ? "Close the socket at end of stream and on every error path: try (Socket s = ...) { ... },"
            + " or close() in a finally block."
        : Kind.SOCKET.remedy();
  }

  private static String ofFile(String by) {
    if (by.contains("ZipFile") || by.contains("JarFile")) {
      return "Close the archive on every path, including errors: try (ZipFile z = new ZipFile(file))"
          + " { ... }.";
    }
    if (by.contains("Files.lines")) {
      return "Close the stream of lines: try (Stream<String> s = Files.lines(path)) { ... }.";
    }
    return "Close the file on every path, including errors: try ("
        + opening(by.substring(0, by.indexOf(' ')))
        + ") { ... }.";
  }

  /** How the same method opens it in a try-with-resources statement. */
  private static String opening(String api) {
    int dot = api.lastIndexOf('.');
    String type = api.substring(api.lastIndexOf('.', dot - 1) + 1, Math.max(dot, 0));
    if (api.endsWith(".<init>")) {
      return type + " f = new " + type + "(...)";
    }
    return api.startsWith("java.nio.")
        ? "var f = " + type + api.substring(dot) + "(...)"
        : "InputStream in = ...";
  }

  static String doNot(Subject subject, List<Evidence> evidence, int descriptors) {
    if (subject.isMemory()) {
      return MemoryGrowthText.doNot(MemoryArea.of(subject.id()));
    }
    if (SuspectFactory.find(evidence, EvidenceCode.CLOSE_WAIT) != null) {
      return "Do not tune sysctls or keepalive: no kernel setting ends CLOSE_WAIT.";
    }
    if (SuspectFactory.find(evidence, EvidenceCode.ORPHANED) != null) {
      return descriptors > 0
          ? "Do not wait for the garbage collector: it has reclaimed the objects already, and their"
              + " file descriptors stay open."
          : "Do not wait for the garbage collector: it has reclaimed the objects already, and the"
              + " memory behind them stays allocated.";
    }
    if (evidence.size() == 1 && evidence.get(0).code() == EvidenceCode.COLLECTED_UNCLOSED) {
      return "Do not call System.gc() instead: between two collections the resources stay open.";
    }
    return descriptors > 0 ? "Do not just raise the file descriptor limit: it only buys time." : "";
  }
}
