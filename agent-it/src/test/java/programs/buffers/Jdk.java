package programs.buffers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;

/** What these programs call of the JDK and cannot name: internal, or newer than 17. */
final class Jdk {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final Object UNSAFE = unsafe();

  static final MethodHandle ALLOCATE = ofUnsafe("allocateMemory", long.class, long.class);
  static final MethodHandle REALLOCATE =
      ofUnsafe("reallocateMemory", long.class, long.class, long.class);
  static final MethodHandle FREE = ofUnsafe("freeMemory", void.class, long.class);
  static final MethodHandle INVOKE_CLEANER =
      ofUnsafe("invokeCleaner", void.class, ByteBuffer.class);

  private Jdk() {}

  /** An arena, by the method that makes it. */
  static AutoCloseable arena(String maker) throws ReflectiveOperationException {
    return (AutoCloseable) arenas().getMethod(maker).invoke(null);
  }

  /** {@code Arena.allocate(bytes, alignment)}, reflected. */
  static Method allocate() throws ReflectiveOperationException {
    return Class.forName("java.lang.foreign.Arena").getMethod("allocate", long.class, long.class);
  }

  /** {@code FileChannel.map(mode, offset, size, arena)}, reflected. */
  static Method map() throws ReflectiveOperationException {
    return FileChannel.class.getMethod("map", MapMode.class, long.class, long.class, arenas());
  }

  /** Frees a buffer by the cleaner that it has. */
  static void clean(ByteBuffer buffer) throws ReflectiveOperationException {
    Method cleaner = Class.forName("sun.nio.ch.DirectBuffer").getMethod("cleaner");
    cleaner.setAccessible(true);
    Object found = cleaner.invoke(buffer);
    Method clean = found.getClass().getMethod("clean");
    clean.setAccessible(true);
    clean.invoke(found);
  }

  private static Class<?> arenas() throws ClassNotFoundException {
    return Class.forName("java.lang.foreign.Arena");
  }

  private static Object unsafe() {
    try {
      Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle ofUnsafe(String name, Class<?> result, Class<?>... parameters) {
    try {
      MethodType type = MethodType.methodType(result, parameters);
      return LOOKUP.bind(UNSAFE, name, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
