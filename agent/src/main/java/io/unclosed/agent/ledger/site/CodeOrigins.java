package io.unclosed.agent.ledger.site;

import io.unclosed.analysis.input.CodeOrigin;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose code a class is.
 *
 * <p>With {@code app=} the user says. Without it, what comes from a directory, from the main jar,
 * or from the classes of a web or Spring Boot archive is the application's; other jars are
 * libraries; what the JDK's loaders define is the JDK's.
 */
public final class CodeOrigins {
  private final List<String> applicationPrefixes;
  private final String mainJar;

  /**
   * @param applicationPrefixes package prefixes of the application; empty to work it out
   * @param mainJar path of the jar that was started with {@code -jar}; empty when there is none
   */
  public CodeOrigins(List<String> applicationPrefixes, String mainJar) {
    this.applicationPrefixes = applicationPrefixes;
    this.mainJar = mainJar;
  }

  CodeOrigin of(String name, @Nullable Class<?> type) {
    if (isJdk(name, type)) {
      return CodeOrigin.JDK;
    }
    if (!applicationPrefixes.isEmpty()) {
      return hasPrefix(name) ? CodeOrigin.APPLICATION : CodeOrigin.LIBRARY;
    }
    return type == null ? CodeOrigin.LIBRARY : byLocation(type);
  }

  private boolean hasPrefix(String name) {
    for (String prefix : applicationPrefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJdk(String name, @Nullable Class<?> type) {
    if (type == null) {
      return name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
    }
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader() || isJdkModule(type);
  }

  private static boolean isJdkModule(Class<?> type) {
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private CodeOrigin byLocation(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL url = source == null ? null : source.getLocation();
    if (url == null) {
      // Defined at run time: generated code, scripts. Nearer to the application than to any
      // library.
      return CodeOrigin.APPLICATION;
    }
    String location = decoded(url);
    if (location.contains("-INF/lib/")) {
      return CodeOrigin.LIBRARY;
    }
    boolean archiveClasses =
        location.contains("BOOT-INF/classes") || location.contains("WEB-INF/classes");
    if (archiveClasses || isMainJar(location)) {
      return CodeOrigin.APPLICATION;
    }
    boolean file = "file".equals(url.getProtocol());
    return file && !isArchive(location) && new File(location).isDirectory()
        ? CodeOrigin.APPLICATION
        : CodeOrigin.LIBRARY;
  }

  // A path with a blank in it is encoded in a URL of a file; what is nested in an archive is not a
  // path.
  private static String decoded(URL url) {
    try {
      String path = url.toURI().getPath();
      return path == null ? url.toString() : path;
    } catch (URISyntaxException notEncoded) {
      return url.getPath();
    }
  }

  private boolean isMainJar(String location) {
    return !mainJar.isEmpty() && location.contains(mainJar);
  }

  private static boolean isArchive(String location) {
    return location.endsWith(".jar") || location.endsWith(".war") || location.endsWith(".zip");
  }
}
