package io.unclosed.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A way to start the measured JVM.
 *
 * @param name as the table says it
 * @param flags for the JVM
 */
record Variant(String name, List<String> flags) {
  static Variant plain() {
    return new Variant("no agent", List.of());
  }

  static Variant with(String name, Path agent, String options) {
    String suffix = options.isEmpty() ? "" : "=" + options;
    return new Variant(name, List.of("-javaagent:" + agent + suffix));
  }

  /** The same with further flags. */
  Variant and(List<String> further) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(further);
    return new Variant(name, List.copyOf(all));
  }
}
