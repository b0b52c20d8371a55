package io.unclosed.agent.export.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What of slf4j 1.7 the agent needs, in a class loader of its own, with a log to look into. */
final class FakeSlf4j {
  private static final Map<String, String> SOURCES =
      Map.of(
          "Logger",
          """
          package org.slf4j;
          public interface Logger {
            void error(String message);
            void warn(String message);
            void info(String message);
            void debug(String message);
          }
          """,
          "LoggerFactory",
          """
          package org.slf4j;
          public final class LoggerFactory {
            public static volatile int INITIALIZATION_STATE = 3;
            public static final java.util.List<String> LOG =
                new java.util.concurrent.CopyOnWriteArrayList<>();
            public static final java.util.concurrent.Semaphore MAY =
                new java.util.concurrent.Semaphore(1_000);
            public static RuntimeException failure;
            static { System.setProperty("fake.slf4j.initialised", "true"); }
            public static Logger getLogger(String name) {
              return (Logger) java.lang.reflect.Proxy.newProxyInstance(
                  LoggerFactory.class.getClassLoader(), new Class<?>[] {Logger.class},
                  (proxy, method, arguments) -> {
                    MAY.acquire();
                    if (failure != null) {
                      throw failure;
                    }
                    LOG.add(method.getName() + " " + name + " " + arguments[0]);
                    return null;
                  });
            }
          }
          """);

  private final Class<?> factory;

  private FakeSlf4j(Class<?> factory) {
    this.factory = factory;
  }

  /** Compiled into the folder and loaded, not initialised. */
  static FakeSlf4j loaded(Path folder, @Nullable ClassLoader parent) {
    try {
      Path sources = Files.createDirectories(folder.resolve("org/slf4j"));
      for (Map.Entry<String, String> source : SOURCES.entrySet()) {
        Files.writeString(sources.resolve(source.getKey() + ".java"), source.getValue());
      }
      int status =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  sources.resolve("Logger.java").toString(),
                  sources.resolve("LoggerFactory.java").toString());
      if (status != 0) {
        throw new AssertionError("does not compile");
      }
      URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
      return new FakeSlf4j(Class.forName("org.slf4j.LoggerFactory", false, loader));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** As when the application asks for its first logger. */
  FakeSlf4j initialised() {
    state(3);
    return this;
  }

  void state(int state) {
    try {
      field("INITIALIZATION_STATE").setInt(null, state);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  Class<?> factory() {
    return factory;
  }

  @SuppressWarnings("unchecked")
  List<String> log() {
    return (List<String>) value("LOG");
  }

  /** How many more calls may return. */
  Semaphore permits() {
    return (Semaphore) value("MAY");
  }

  void fail(@Nullable RuntimeException failure) {
    try {
      field("failure").set(null, failure);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private Object value(String name) {
    try {
      return field(name).get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private Field field(String name) {
    try {
      return factory.getField(name);
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }
}
