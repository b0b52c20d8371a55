package programs.manners;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.StringJoiner;
import java.util.TreeSet;
import programs.Console;

/** Tries what a curious application tries: to call into us, and to reach into the JDK. */
public final class LooksForTheHook {
  private LooksForTheHook() {}

  public static void main(String[] args) throws Exception {
    Console.serve(words -> words[0].equals("hook") ? hook() : open());
  }

  /** Each method of the hook, and how the attempt to call it ended. */
  private static String hook() throws ClassNotFoundException {
    Class<?> hook = Class.forName("sun.nio.ch.UnclosedHook");
    StringJoiner attempts = new StringJoiner("\t");
    attempts.add(hook.getModule().getName());
    for (Method method : hook.getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers())) {
        attempts.add(attempt(method));
      }
    }
    return attempts.toString();
  }

  private static String attempt(Method method) {
    try {
      method.setAccessible(true);
      return "open " + ((Member) method).getName();
    } catch (InaccessibleObjectException refused) {
      return "refused " + method.getName();
    }
  }

  /** The packages of {@code java.base} that are open or exported to this application. */
  private static String open() {
    Module base = Object.class.getModule();
    Module own = LooksForTheHook.class.getModule();
    TreeSet<String> open = new TreeSet<>();
    for (String name : base.getPackages()) {
      if (base.isOpen(name, own)) {
        open.add("open " + name);
      }
      if (base.isExported(name, own)) {
        open.add("exported " + name);
      }
    }
    return String.join("\t", open);
  }
}
