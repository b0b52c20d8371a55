package io.unclosed.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/**
 * What runs before {@code main} has no lambda, no joined string and no record that is compared:
 * each is linked when it is first run, on the application's time.
 */
class StartUpPathTest {
  private static final Path AGENT = Path.of("target", "classes", "io", "unclosed", "agent");

  /** What options and the list of kinds read of the analysis. */
  private static final Path KINDS =
      Path.of("..", "analysis", "target", "classes", "io", "unclosed", "analysis", "kind");

  private static final Path LAUNCHER =
      Path.of("..", "launcher", "target", "classes", "io", "unclosed");

  /** Of the ledger: what the heartbeat alone uses, after {@code main} has begun. */
  private static final Set<String> HEARTBEATS =
      Set.of(
          "LedgerReader",
          "StackSymbolizer",
          "SymbolizedStack",
          "Frames",
          "CallSites",
          "CallSite",
          "CallSiteCounters",
          "CodeOrigins",
          "OpenSlot",
          "SlotVisitor",
          "CallSiteSums");

  private static List<Path> startUpClasses() throws Exception {
    List<Path> classes = new ArrayList<>();
    for (String station : new String[] {"kind", "weave", "ledger", "option"}) {
      try (var files = Files.walk(AGENT.resolve(station))) {
        files.filter(file -> !HEARTBEATS.contains(simpleName(file))).forEach(classes::add);
      }
    }
    for (Path folder : List.of(LAUNCHER, KINDS)) {
      try (var files = Files.list(folder)) {
        files.forEach(classes::add);
      }
    }
    // The heartbeat and exporters alone write sentences.
    classes.removeIf(file -> simpleName(file).equals("KindNouns"));
    classes.removeIf(file -> !file.toString().endsWith(".class"));
    // Runs in the process of the command that attaches, never in the application.
    classes.removeIf(file -> simpleName(file).equals("OptionCheck"));
    String started = Files.readString(Path.of("src", "main", "weaver", "start-classes.txt"));
    classes.removeIf(
        file ->
            file.getParent().endsWith("bytebuddy")
                && !started.contains("/" + simpleName(file) + ".class"));
    return classes;
  }

  private static String simpleName(Path file) {
    return new File(file.toString()).getName().replace(".class", "");
  }

  /** {@code Class.method -> what}, each call that is linked at run time. */
  private static List<String> linkedAtRunTime(Path file) throws Exception {
    List<String> found = new ArrayList<>();
    String type = simpleName(file);
    new ClassReader(Files.readAllBytes(file))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String method, String descriptor, String generics, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInvokeDynamicInsn(
                      String name, String signature, Handle by, Object... arguments) {
                    found.add(type + "." + method + " -> " + by.getName());
                  }
                };
              }
            },
            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return found;
  }

  @Test
  void stationsAndLauncher_linkNothingAtRunTime() throws Exception {
    List<Path> classes = startUpClasses();
    List<String> found = new ArrayList<>();
    for (Path file : classes) {
      List<String> linked = linkedAtRunTime(file);
      if (file.getParent().endsWith("option")) {
        // A wrong option may be told in a joined string; that a good one joins none is tried out
        // beside the options.
        linked.removeIf(line -> line.endsWith("makeConcatWithConstants"));
      }
      found.addAll(linked);
    }

    assertThat(classes).hasSizeGreaterThan(50);
    assertThat(withoutRecords(found)).isEmpty();
  }

  @Test
  void whatWiresThem_linksNothingUntilTheHeartbeatBeats() throws Exception {
    List<String> found = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    try (var files = Files.list(AGENT)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        looked.add(simpleName(file));
        if (simpleName(file)
            .matches("(Agent|AgentContext|AttachRequest|InternalErrors|Heartbeat)(\\$.*)?")) {
          found.addAll(linkedAtRunTime(file));
        }
      }
    }

    assertThat(looked)
        .contains("Agent", "AgentContext", "AttachRequest", "InternalErrors", "Heartbeat");
    assertThat(withoutRecords(found)).isEmpty();
  }

  // A record's own equals, hashCode and toString are there whether or not they are called.
  private static List<String> withoutRecords(List<String> found) {
    found.removeIf(line -> line.endsWith("-> bootstrap"));
    return found;
  }
}
