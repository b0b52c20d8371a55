package io.unclosed.agent.ledger.site;

/**
 * Tells from the names of stack frames whose they are: the application's, a library's way to an
 * open, generated code, or the JDK opening something for itself.
 *
 * <p>{@link StackSymbolizer} asks these questions to find the frame to blame. The lists are
 * prefixes of class names. The hashes that become a suspect's id are made here as well, of class
 * and method names without line numbers, so that an id survives a new build.
 */
final class Frames {
  static final StackTraceElement NONE = new StackTraceElement("", "", null, -1);

  /** JDK packages whose frames are only the way to an open, and say nothing of why. */
  private static final String[] OPENERS = {
    "java.io.",
    "java.nio.",
    "sun.nio.",
    "java.net.",
    "sun.net.",
    "java.util.zip.",
    "java.util.jar.",
    "java.lang.Thread",
    "java.lang.Process",
    "java.security.AccessController",
    "jdk.internal.",
    "java.util.concurrent.",
  };

  /**
   * Where the JDK opens files for itself, on whatever thread of the application it happens to be.
   */
  private static final String[] JDK_BUSINESS = {
    "jdk.internal.loader.BuiltinClassLoader",
    "jdk.internal.loader.BootLoader",
    "jdk.internal.loader.NativeLibraries",
    "jdk.internal.jimage.",
    "jdk.internal.jrtfs.",
    "jdk.jfr.",
    "java.time.zone.",
    "sun.util.",
    "java.util.ResourceBundle",
    "java.util.Currency",
    "java.util.TimeZone",
    "sun.security.",
    "java.security.Security",
    "java.security.SecureRandom",
    "java.security.Provider",
    "javax.crypto.",
    "java.util.logging.LogManager",
    "sun.net.NetProperties",
    "sun.net.dns.",
    "java.util.ServiceLoader",
    "jdk.internal.agent.",
    "sun.management.",
    "com.sun.jmx.",
    "sun.instrument.",
    "sun.font.",
    "sun.awt.",
    "jdk.internal.net.",
    "jdk.internal.vm.",
    "jdk.internal.perf.",
    "sun.launcher.",
  };

  private Frames() {}

  /**
   * Frames of reflection, proxies and other generated code: they come and go, so they neither count
   * nor are blamed.
   */
  static boolean isGenerated(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.reflect.")
        || type.startsWith("java.lang.invoke.")
        || (type.indexOf('$') >= 0 && hasGeneratedName(type));
  }

  private static boolean hasGeneratedName(String type) {
    return type.contains("$$Lambda")
        || isProxy(type)
        || type.contains("CGLIB$$")
        || type.contains("$$FastClass")
        || type.contains("$HibernateProxy$")
        || type.contains("$ByteBuddy$");
  }

  // With a number: a nested class may well be called ProxyConnection.
  private static boolean isProxy(String type) {
    int digit = type.lastIndexOf("$Proxy") + "$Proxy".length();
    return type.contains("$Proxy")
        && digit < type.length()
        && type.charAt(digit) >= '0'
        && type.charAt(digit) <= '9';
  }

  static boolean opens(String type) {
    return startsWithAny(type, OPENERS);
  }

  /**
   * Whether the JDK opened a file for itself.
   *
   * @param end index of the first frame that is not the JDK's
   * @param alone no frame is anybody else's
   */
  static boolean isJdkBusiness(StackTraceElement[] frames, int begin, int end, boolean alone) {
    boolean inflates =
        begin < frames.length && frames[begin].getClassName().equals("java.util.zip.Inflater");
    for (int i = begin; i < end; i++) {
      if (frames[i].getClassName().equals("java.net.URLClassLoader")) {
        // Whoever made the loader has to close its archives; their inflaters go with them.
        return inflates && isLoading(frames[i].getMethodName());
      }
    }
    for (int i = begin; i < end; i++) {
      if (startsWithAny(frames[i].getClassName(), JDK_BUSINESS)) {
        return true;
      }
    }
    return alone;
  }

  private static boolean isLoading(String method) {
    return method.equals("findClass") || method.equals("defineClass");
  }

  /** Whether a class made it while it was initialized, and so for good. */
  static boolean isClassInitializer(StackTraceElement[] frames, int begin, int end) {
    for (int i = begin; i < end && i < frames.length; i++) {
      if (frames[i].getMethodName().equals("<clinit>")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Class and method, without loader, module and line; a lambda's by the method that it was written
   * in.
   */
  static String method(StackTraceElement frame) {
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      int end = method.lastIndexOf('$');
      method = end > 7 ? method.substring(7, end) : method;
    }
    return frame.getClassName() + "." + method;
  }

  /** A hash of texts, in order. */
  static long hash(String... texts) {
    long hash = 0xCBF29CE484222325L;
    for (String text : texts) {
      hash = hash(hash, text);
    }
    return mixed(hash);
  }

  private static long hash(long hash, String text) {
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (hash ^ 0xFF) * 0x100000001B3L;
  }

  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    return h ^ (h >>> 33);
  }

  /** 16 digits. */
  static String hex(long id) {
    String digits = Long.toHexString(id);
    return "0000000000000000".substring(digits.length()) + digits;
  }

  private static boolean startsWithAny(String type, String[] prefixes) {
    for (String prefix : prefixes) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
