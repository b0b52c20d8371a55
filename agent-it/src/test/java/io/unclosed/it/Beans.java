package io.unclosed.it;

import java.util.Map;

/** A JVM's beans, by whichever door: open data only, for a client has none of our classes. */
interface Beans {
  /**
   * Reads attributes in one request, one after the other: a beat may come in between.
   *
   * @param bean the object's name
   * @return name to value; missing when the bean has none of that name or it failed
   */
  Map<String, Object> attributes(String bean, String... names);

  /**
   * Calls an operation.
   *
   * @param types the parameters' types, such as {@code int} or {@code java.lang.String}
   * @throws AssertionError when it fails, with the bean's message
   */
  Object call(String bean, String operation, Object[] arguments, String... types);
}
