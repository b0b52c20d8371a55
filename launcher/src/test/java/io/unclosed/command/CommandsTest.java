package io.unclosed.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs and the real attach mechanism; only the agent that is loaded is a fake. */
class CommandsTest {
  @TempDir Path folder;
  private AgentJar jar = new AgentJar(Path.of("unset"));
  private final List<Process> started = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void packTheFakeAgent() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.3");
    manifest.getMainAttributes().putValue("Agent-Class", FakeAgent.class.getName());
    String entry = FakeAgent.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("fake-agent.jar");
    try (JarOutputStream packed = new JarOutputStream(Files.newOutputStream(file), manifest);
        InputStream code = FakeAgent.class.getClassLoader().getResourceAsStream(entry)) {
      packed.putNextEntry(new JarEntry(entry));
      packed.write(code.readAllBytes());
    }
    jar = new AgentJar(file);
  }

  @AfterEach
  void endWhatWasStarted() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void report_printsTheAnswer() throws IOException {
    assertThat(run("report", jvm())).isEqualTo(0);
    assertThat(out()).startsWith("Fake, asked report=/").endsWith("\nend\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void report_leavesNoFileBehind() throws IOException {
    run("report", jvm());
    Path answer = Path.of(out().lines().findFirst().orElseThrow().split("=")[1]);
    assertThat(answer.getFileName().toString()).startsWith("unclosed-");
    assertThat(answer).doesNotExist();
  }

  @Test
  void reportAsJson_asksForJson() throws IOException {
    assertThat(run("report", jvm(), "--json")).isEqualTo(0);
    assertThat(out()).isEqualTo("{}\n");
  }

  @Test
  void attach_handsTheOptionsOnAndSaysWhoAnswered() throws IOException {
    assertThat(run("attach", jvm(), "interval=1s,patience=6s")).isEqualTo(0);
    assertThat(out()).startsWith("Fake, asked report=/").contains(",interval=1s,patience=6s\n");
  }

  @Test
  void attachToAWatchedJvm_saysThatTheOptionsHaveNoEffect() throws IOException {
    assertThat(run("attach", jvm(), "kinds=already-there")).isEqualTo(0);
    assertThat(out()).startsWith("Fake, asked ").contains("Already attached. The options have no");
  }

  @Test
  void agentThatDidNotStart_exits1() throws IOException {
    assertThat(run("attach", jvm(), "nonsense")).isEqualTo(1);
    assertThat(err()).contains("did not start").contains("standard error");
  }

  @Test
  void processThatIsNotThere_exits1() {
    assertThat(run("attach", "999999999")).isEqualTo(1);
    assertThat(err()).contains("no process 999999999 found").contains("jps -l");
  }

  @Test
  void processThatIsNoJvm_isLeftAlone() throws IOException {
    Process sleep = start(List.of("sleep", "600"));
    assertThat(run("attach", Long.toString(sleep.pid()))).isEqualTo(1);
    assertThat(err()).contains("is not a JVM");
    assertThat(sleep.isAlive()).isTrue();
  }

  @Test
  void jvmWithAttachDisabled_namesTheFlag() throws IOException {
    assertThat(run("attach", jvm("-XX:+DisableAttachMechanism"))).isEqualTo(1);
    assertThat(err()).contains("-XX:+DisableAttachMechanism").contains("-javaagent:");
  }

  @Test
  void jvmWithDynamicLoadingDisabled_namesTheFlag() throws IOException {
    assertThat(run("attach", jvm("-XX:-EnableDynamicAgentLoading"))).isEqualTo(1);
    assertThat(err()).contains("-XX:-EnableDynamicAgentLoading").contains("-javaagent:");
  }

  @Test
  void runtimeWithoutAttachModule_saysWhichJavaToUse() throws Exception {
    Process bare =
        start(
            List.of(
                java(),
                "--limit-modules=java.base,java.instrument",
                "-cp",
                System.getProperty("java.class.path"),
                RunsCommands.class.getName(),
                "attach",
                jvm()));
    String said = new String(bare.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bare.waitFor()).isEqualTo(1);
    assertThat(said).contains("jdk.attach").contains("JVMTI.agent_load").contains("-javaagent:");
  }

  @Test
  void versionAndHelp_exit0() {
    assertThat(run("version")).isEqualTo(0);
    assertThat(out()).isEqualTo("Unclosed 1.2.3\n");
    assertThat(run("help")).isEqualTo(0);
    assertThat(out()).contains("attach PID [OPTIONS]").contains("report PID [--json]");
  }

  @Test
  void whatIsNoCommand_exits2WithHelp() {
    assertThat(run("atach", "1")).isEqualTo(2);
    assertThat(err()).contains("'atach'").contains("attach PID");
    assertThat(run()).isEqualTo(2);
  }

  @Test
  void wrongArguments_exit2WithTheUsageOfTheCommandAlone() {
    assertThat(run("attach")).isEqualTo(2);
    assertThat(run("attach", "one")).isEqualTo(2);
    assertThat(err())
        .startsWith("unclosed: usage: attach PID [OPTIONS]\n")
        .doesNotContain("report");
    assertThat(run("report", "1", "2")).isEqualTo(2);
    assertThat(err()).endsWith("unclosed: usage: report PID [--json]\n");
  }

  private int run(String... args) {
    return Commands.run(args, new PrintStream(out, true), new PrintStream(err, true), jar);
  }

  private String jvm(String... flags) throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Waits.class.getName()));
    Process process = start(command);
    assertThat(process.getInputStream().read()).isEqualTo('w');
    return Long.toString(process.pid());
  }

  private Process start(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
