package io.unclosed.agent.weave;

import java.util.ArrayList;
import java.util.List;

/** Types as class files write them: {@code I}, {@code [J}, {@code Ljava/lang/String;}. */
final class Descriptor {
  private Descriptor() {}

  /** Those of a method's parameters. */
  static String[] parameters(String method) {
    List<String> types = new ArrayList<>();
    int i = 1;
    while (method.charAt(i) != ')') {
      int end = i;
      while (method.charAt(end) == '[') {
        end++;
      }
      end = method.charAt(end) == 'L' ? method.indexOf(';', end) + 1 : end + 1;
      types.add(method.substring(i, end));
      i = end;
    }
    return types.toArray(new String[0]);
  }

  /** That of what a method returns. */
  static String result(String method) {
    return method.substring(method.indexOf(')') + 1);
  }

  /** How many places it takes in locals and on the stack. */
  static int size(String type) {
    char first = type.charAt(0);
    if (first == 'V') {
      return 0;
    }
    return first == 'J' || first == 'D' ? 2 : 1;
  }

  static boolean isObject(String type) {
    return type.charAt(0) == 'L' || type.charAt(0) == '[';
  }

  /** The name that constants of classes have: an array's is its descriptor. */
  static String internalName(String type) {
    return type.charAt(0) == 'L' ? type.substring(1, type.length() - 1) : type;
  }
}
