package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@link NoDescriptorLeft} in a JVM that may open 200 descriptors. */
@EnabledOnOs(OS.LINUX)
class NoDescriptorLeftTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void allSamplers_stillAnswer(boolean asksNumbers) throws Exception {
    Map<String, String> printed = run(asksNumbers);
    assertThat(printed.get("failure")).contains("Too many open files");
    assertThat(Long.parseLong(printed.get("before"))).isLessThan(60);
    assertThat(printed)
        .containsEntry("soft", "200")
        .containsEntry("fds", "200")
        .containsEntry("count", "200")
        .containsEntry("list", "200")
        .containsEntry("listed", "200")
        .containsEntry("countAfterOneClose", "199")
        .containsEntry("listAfterOneClose", "199")
        // The listener, two of the connection, and the one that nobody accepted.
        .containsEntry("states", "{ESTABLISHED=1, FIN_WAIT2=1, CLOSE_WAIT=1, LISTEN=1}")
        .containsEntry("queued", "1")
        .containsEntry("target", "false")
        .containsEntry("stillOpen", "true")
        .containsEntry("degraded", "[]");
    for (String name :
        List.of(
            "rss",
            "glance",
            "threads",
            "memoryLimit",
            "memoryUsed",
            "opens",
            "somaxconn",
            "details")) {
      assertThat(Long.parseLong(printed.get(name))).as(name).isPositive();
    }
    assertThat(Long.parseLong(printed.get("overflows"))).isNotNegative();
  }

  private static Map<String, String> run(boolean asksNumbers) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"));
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:-MaxFDLimit", "-Xmx64m", "-XX:+UseSerialGC"));
    // Else the JVM reads a file of its control group now and then.
    command.add("-XX:-UseContainerSupport");
    command.addAll(List.of("--add-opens", "java.base/sun.nio.ch=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(NoDescriptorLeft.class.getName());
    if (asksNumbers) {
      command.add("numbers");
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).as(output).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    Map<String, String> printed = new HashMap<>();
    for (String line : output.split("\n")) {
      int equals = line.indexOf('=');
      printed.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
    }
    return printed;
  }
}
