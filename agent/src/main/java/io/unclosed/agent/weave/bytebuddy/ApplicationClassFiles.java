package io.unclosed.agent.weave.bytebuddy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/**
 * Class files through the loader that will load them. Byte Buddy's own way to them would have the
 * JDK keep each jar open for ever, and fails with what the application's loader throws.
 */
final class ApplicationClassFiles implements AgentBuilder.LocationStrategy {
  @Override
  public ClassFileLocator classFileLocator(
      @Nullable ClassLoader loader, @Nullable JavaModule module) {
    return loader == null ? ClassFileLocator.NoOp.INSTANCE : new OfLoader(loader);
  }

  private static final class OfLoader implements ClassFileLocator {
    private final ClassLoader loader;

    OfLoader(ClassLoader loader) {
      this.loader = loader;
    }

    @Override
    public Resolution locate(String name) {
      try {
        URL url = loader.getResource(name.replace('.', '/').concat(".class"));
        if (url == null) {
          return new Resolution.Illegal(name);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
          return new Resolution.Explicit(ClassFiles.readable(in.readAllBytes()));
        }
      } catch (Exception | LinkageError unreadable) {
        // The loader's code is the application's: whatever it throws means the same.
        return new Resolution.Illegal(name);
      }
    }

    @Override
    public void close() throws IOException {}
  }
}
