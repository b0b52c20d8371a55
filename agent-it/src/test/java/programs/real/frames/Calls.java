package programs.real.frames;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Behind what the JDK calls code with. */
final class Calls {
  private Calls() {}

  /** As transactions, security and remoting are put around a bean. */
  static void throughAProxy() {
    Supplier<?> bean =
        (Supplier<?>)
            Proxy.newProxyInstance(
                Calls.class.getClassLoader(),
                new Class<?>[] {Supplier.class},
                (proxy, method, arguments) -> method.invoke(new Bean(), arguments));
    bean.get();
  }

  static void throughAHandle() throws Exception {
    MethodHandle handle =
        MethodHandles.lookup()
            .findStatic(Calls.class, "forgetByHandle", MethodType.methodType(boolean.class));
    MethodHandleProxies.asInterfaceInstance(Callable.class, handle).call();
  }

  private static boolean forgetByHandle() throws IOException {
    return Opened.keep(SocketChannel.open());
  }

  static void inAStream() {
    Stream.of("one").sorted().forEach(name -> forgetInStream());
  }

  private static void forgetInStream() {
    try {
      Opened.keep(SocketChannel.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void inAParallelStream() {
    Stream.of("one").parallel().forEach(name -> forgetInParallel());
  }

  private static void forgetInParallel() {
    try {
      Opened.keep(SocketChannel.open());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bean implements Supplier<Boolean> {
    @Override
    public Boolean get() {
      try {
        return Opened.keep(SocketChannel.open());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
