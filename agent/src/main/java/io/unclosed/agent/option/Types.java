package io.unclosed.agent.option;

import java.util.ArrayList;
import java.util.List;

/** The options that name classes and packages. */
final class Types {
  private static final String[] PRESETS = {"jdbc"};

  /** Their subtypes are closed in ways of their own, or need no close. */
  private static final String[] TOO_WIDE = {
    "java.lang.Object", "java.lang.AutoCloseable", "java.io.Closeable"
  };

  /** As many as woven code can tell apart. */
  private static final int MAX_TRACKED = 100;

  private Types() {}

  /** {@code track}: classes with or without {@code #method}, and presets. */
  static List<String> tracked(Values values) throws BadOptionException {
    List<String> types = values.list("track", "none");
    if (types.size() > MAX_TRACKED) {
      throw values.bad("track", types.size() + " types given, the maximum is " + MAX_TRACKED + ".");
    }
    for (String type : types) {
      checkTracked(values, type);
    }
    return List.copyOf(types);
  }

  /** {@code app}: package prefixes; {@code com.acme.*} and {@code com.acme.} mean com.acme. */
  static List<String> application(Values values) throws BadOptionException {
    List<String> prefixes = new ArrayList<>();
    for (String item : values.list("app", "")) {
      String prefix = item;
      while (prefix.endsWith("*") || prefix.endsWith(".")) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
      if (prefix.isEmpty() || Values.stranger(prefix, "") != null) {
        throw values.bad("app", "\"" + item + "\" is not a package; write app=com.acme.");
      }
      prefixes.add(prefix);
    }
    return List.copyOf(prefixes);
  }

  private static void checkTracked(Values values, String type) throws BadOptionException {
    int hash = type.indexOf('#');
    String name = hash < 0 ? type : type.substring(0, hash);
    boolean named =
        !name.isEmpty()
            && Character.isJavaIdentifierStart(name.charAt(0))
            && Values.stranger(name, "") == null
            && name.indexOf("..") < 0
            && !name.endsWith(".");
    if (!named || (hash >= 0 && !areMethods(type.substring(hash + 1)))) {
      throw values.bad(
          "track",
          "\"" + type + "\" is not a type; write com.acme.Lease or com.acme.Cursor#release.");
    }
    for (String wide : TOO_WIDE) {
      if (wide.equals(name)) {
        throw values.bad(
            "track", name + " has too many subtypes; name a type such as com.acme.Lease.");
      }
    }
    if (name.indexOf('.') < 0 && Character.isLowerCase(name.charAt(0))) {
      preset(values, type);
    }
  }

  // One name or several: close#release.
  private static boolean areMethods(String names) {
    int from = 0;
    while (from <= names.length()) {
      int hash = names.indexOf('#', from);
      int to = hash < 0 ? names.length() : hash;
      if (to == from || !plain(names.substring(from, to))) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  private static void preset(Values values, String word) throws BadOptionException {
    for (String preset : PRESETS) {
      if (preset.equals(word)) {
        return;
      }
    }
    throw values.bad(
        "track", "\"" + word + "\" is neither a type with a package nor the preset jdbc.");
  }

  private static boolean plain(String method) {
    return Values.stranger(method, "") == null && method.indexOf('.') < 0;
  }
}
