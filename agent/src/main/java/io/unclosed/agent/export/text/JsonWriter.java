package io.unclosed.agent.export.text;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes JSON as it goes, so that a dump of a million resources needs no memory. Plain ASCII;
 * numbers that JSON does not have become null.
 *
 * <p>Members and elements are written in order; the caller closes what it opens.
 */
final class JsonWriter {
  private final Appendable out;
  private boolean first = true;

  JsonWriter(Appendable out) {
    this.out = out;
  }

  JsonWriter beginObject() throws IOException {
    return begin('{');
  }

  JsonWriter endObject() throws IOException {
    return end('}');
  }

  JsonWriter beginArray() throws IOException {
    return begin('[');
  }

  JsonWriter endArray() throws IOException {
    return end(']');
  }

  /** The name of the value that is written next. */
  JsonWriter name(String name) throws IOException {
    comma();
    quoted(name);
    out.append(':');
    first = true;
    return this;
  }

  JsonWriter member(String name, String value) throws IOException {
    return name(name).value(value);
  }

  JsonWriter member(String name, Enum<?> value) throws IOException {
    return name(name).value(value.name());
  }

  JsonWriter member(String name, long value) throws IOException {
    name(name);
    out.append(Long.toString(value));
    first = false;
    return this;
  }

  JsonWriter member(String name, double value) throws IOException {
    name(name);
    boolean number = !Double.isNaN(value) && !Double.isInfinite(value);
    out.append(number ? Double.toString(value) : "null");
    first = false;
    return this;
  }

  JsonWriter member(String name, boolean value) throws IOException {
    name(name);
    out.append(Boolean.toString(value));
    first = false;
    return this;
  }

  /** Counts by name, sorted, so that two dumps compare line by line. */
  JsonWriter member(String name, Map<String, Long> counts) throws IOException {
    name(name).beginObject();
    for (Map.Entry<String, Long> entry : new TreeMap<>(counts).entrySet()) {
      member(entry.getKey(), (long) entry.getValue());
    }
    return endObject();
  }

  JsonWriter member(String name, List<String> texts) throws IOException {
    name(name).beginArray();
    for (String text : texts) {
      value(text);
    }
    return endArray();
  }

  JsonWriter value(String text) throws IOException {
    comma();
    quoted(text);
    return this;
  }

  /** A line feed between large parts, for those who open the file in an editor. */
  JsonWriter line() throws IOException {
    out.append('\n');
    return this;
  }

  private JsonWriter begin(char bracket) throws IOException {
    comma();
    out.append(bracket);
    first = true;
    return this;
  }

  private JsonWriter end(char bracket) throws IOException {
    out.append(bracket);
    first = false;
    return this;
  }

  private void comma() throws IOException {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void quoted(String text) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c >= ' ' && c < 127) {
        out.append(c);
      } else {
        String hex = Integer.toHexString(0x10000 | c);
        out.append("\\u").append(hex, 1, hex.length());
      }
    }
    out.append('"');
  }
}
