package io.unclosed.agent.option;

import io.unclosed.analysis.input.Ignore;
import java.util.function.Function;

/** Parses its argument between two marks, so that a test sees which classes that loads. */
final class ParsesOptions implements Function<String, String> {
  static final String BEGIN = "begin";
  static final String END = "end";

  public static void main(String[] arguments) throws BadOptionException {
    ParsesOptions properties = new ParsesOptions();
    // Loading this opens a jar of the test's class path, which is no doing of the options.
    Ignore.NOTHING.matching("", "");
    System.out.println(BEGIN);
    Options.parse(arguments[0], properties);
    System.out.println(END);
  }

  @Override
  public String apply(String name) {
    return System.getProperty(name);
  }
}
