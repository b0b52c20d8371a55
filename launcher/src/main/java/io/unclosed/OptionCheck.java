package io.unclosed;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the agent's options in the process of the command, before anything is sent. */
public final class OptionCheck {
  private OptionCheck() {}

  /**
   * What is wrong with the options, as the agent itself would say it; empty when nothing is, or
   * when this jar holds no agent to ask.
   *
   * <p>Options that name a file are left to the agent: the path is one of the other process.
   *
   * @param jar the agent's
   * @param options {@code key=value} pairs separated by commas
   */
  public static String problem(File jar, String options) {
    StringBuilder here = new StringBuilder();
    for (String pair : options.split(",", -1)) {
      if (!pair.strip().startsWith("config=") && pair.indexOf('@') < 0) {
        here.append(here.length() == 0 ? "" : ",").append(pair);
      }
    }
    Function<String, @Nullable String> noSystemProperties = key -> null;
    try {
      Class.forName("io.unclosed.agent.option.Options", true, new AgentClassLoader(jar))
          .getMethod("parse", String.class, Function.class)
          .invoke(null, here.toString(), noSystemProperties);
      return "";
    } catch (InvocationTargetException bad) {
      Throwable cause = bad.getCause();
      // The parser's own refusal is checked; anything else is not about the options.
      return cause == null || cause instanceof RuntimeException || cause instanceof Error
          ? ""
          : String.valueOf(cause.getMessage());
    } catch (ReflectiveOperationException | IOException noAgent) {
      return "";
    }
  }
}
