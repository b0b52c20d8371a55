package programs;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;

/**
 * Opens as a native library does: past every method of the JDK that opens, straight at the kernel.
 *
 * <p>Needs {@code --add-opens java.base/sun.nio.fs=ALL-UNNAMED}.
 */
public final class OpensWithoutJava {
  private static final int READ_ONLY = 0;

  private OpensWithoutJava() {}

  public static void main(String[] args) throws Exception {
    Console.serve(OpensWithoutJava::step);
  }

  private static String step(String[] words) throws ReflectiveOperationException {
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      open();
    }
    return "opened";
  }

  private static void open() throws ReflectiveOperationException {
    byte[] name = "/dev/null\0".getBytes(StandardCharsets.US_ASCII);
    Object buffer = method("NativeBuffers", "asNativeBuffer", byte[].class).invoke(null, name);
    Object address = method("NativeBuffer", "address").invoke(buffer);
    method("UnixNativeDispatcher", "open0", long.class, int.class, int.class)
        .invoke(null, address, READ_ONLY, 0);
    method("NativeBuffer", "release").invoke(buffer);
  }

  private static Method method(String type, String name, Class<?>... parameters)
      throws ReflectiveOperationException {
    Method method = Class.forName("sun.nio.fs." + type).getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }
}
