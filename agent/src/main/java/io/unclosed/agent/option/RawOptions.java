package io.unclosed.agent.option;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the user wrote, by key, and where: agent options before system properties before the file
 * that {@code config} names.
 */
final class RawOptions {
  static final String[] KEYS = {
    "interval",
    "patience",
    "close-wait",
    "kinds",
    "track",
    "app",
    "ignore",
    "capture",
    "jfr",
    "jmx",
    "dump",
    "at-exit",
    "redact",
    "log",
    "config"
  };

  static final String PROPERTY_PREFIX = "unclosed.";

  private static final String CONFIG = "config";
  private static final long LARGEST_FILE = 1 << 20;

  private final @Nullable String[] values = new String[KEYS.length];
  private final @Nullable String[] shown = new String[KEYS.length];

  private RawOptions() {}

  static RawOptions collect(
      @Nullable String agentArguments, Function<String, @Nullable String> systemProperty)
      throws BadOptionException {
    RawOptions rawOptions = new RawOptions();
    rawOptions.readArguments(agentArguments == null ? "" : agentArguments);
    rawOptions.readProperties(systemProperty);
    String file = rawOptions.value(CONFIG);
    if (file != null) {
      rawOptions.readFile(file);
    }
    return rawOptions;
  }

  /** The value that counts; null when nobody gave one. Never empty. */
  @Nullable String value(String key) {
    return values[indexOf(key)];
  }

  /** The option as the user wrote it, for a message. */
  String shown(String key) {
    String text = shown[indexOf(key)];
    return text == null ? key : text;
  }

  /** The place of a key; -1 when there is none of that name. */
  static int indexOf(String key) {
    for (int i = 0; i < KEYS.length; i++) {
      if (KEYS[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private void readArguments(String arguments) throws BadOptionException {
    int from = 0;
    while (from <= arguments.length()) {
      int comma = arguments.indexOf(',', from);
      int to = comma < 0 ? arguments.length() : comma;
      String pair = arguments.substring(from, to).trim();
      if (!pair.isEmpty()) {
        readPair(pair);
      }
      from = to + 1;
    }
  }

  private void readPair(String pair) throws BadOptionException {
    int equals = pair.indexOf('=');
    String key = equals < 0 ? pair : pair.substring(0, equals).trim();
    int index = known(key, pair);
    if (equals < 0) {
      throw new BadOptionException(pair, "no value; write " + key + "=VALUE.");
    }
    if (values[index] != null) {
      throw new BadOptionException(pair, key + " is given twice; separate list items with +.");
    }
    put(index, pair.substring(equals + 1), pair);
  }

  private void readProperties(Function<String, @Nullable String> systemProperty)
      throws BadOptionException {
    for (int i = 0; i < KEYS.length; i++) {
      String name = PROPERTY_PREFIX.concat(KEYS[i]);
      String value = systemProperty.apply(name);
      if (value != null && values[i] == null) {
        put(i, value, shown("-D".concat(name), value));
      }
    }
  }

  private void readFile(String name) throws BadOptionException {
    Properties file = new Properties();
    String config = shown(CONFIG);
    try (FileInputStream bytes = new FileInputStream(regular(new File(name), config));
        InputStreamReader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      file.load(text);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadOptionException(config, "cannot be read: " + e.getMessage() + ".");
    }
    for (Object entry : file.keySet()) {
      String key = (String) entry;
      String value = file.getProperty(key, "");
      int index = known(key, shown(key, value));
      if (key.equals(CONFIG)) {
        throw new BadOptionException(key + "=" + value, "a config file cannot name another one.");
      }
      if (values[index] == null) {
        put(index, value, shown(key, value));
      }
    }
  }

  private void put(int index, String value, String asWritten) throws BadOptionException {
    String trimmed = value.trim();
    if (trimmed.isEmpty()) {
      throw new BadOptionException(asWritten, "no value.");
    }
    values[index] = trimmed;
    shown[index] = asWritten;
  }

  /** The place of a key that must exist. */
  static int known(String key, String asWritten) throws BadOptionException {
    int index = indexOf(key);
    if (index >= 0) {
      return index;
    }
    String bare = key.startsWith(PROPERTY_PREFIX) ? key.substring(PROPERTY_PREFIX.length()) : key;
    String what = "unknown option \"" + BadOptionException.oneLine(key) + "\"; ";
    throw new BadOptionException(asWritten, what + DidYouMean.suggest(bare, KEYS));
  }

  /** Refuses what is missing, no file, or so large that it is surely not meant. */
  static File regular(File file, String asWritten) throws BadOptionException {
    if (!file.isFile()) {
      String why = file.exists() ? "is not a file" : "does not exist";
      throw new BadOptionException(asWritten, file.getAbsolutePath() + " " + why + ".");
    }
    if (file.length() > LARGEST_FILE) {
      throw new BadOptionException(asWritten, file.getPath() + " is larger than 1 MiB.");
    }
    return file;
  }

  private static String shown(String key, String value) {
    return joined(key, "=", value);
  }

  /** Joins without the machinery that {@code +} starts up when it is first run. */
  static String joined(String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      text.append(part);
    }
    return text.toString();
  }
}
