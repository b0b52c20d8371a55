package io.unclosed.agent.sample.fd;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.proc.SystemRoot;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ChildPipesTest {
  private final FdLinks links = new FdLinks(SystemRoot.LIVE);
  private final ChildPipes pipes = new ChildPipes(links);

  private List<String> pipesOf(String words) {
    pipes.forget();
    return java.util.Arrays.stream(new FdTable(SystemRoot.LIVE, null).list())
        .mapToObj(links::target)
        .filter(ChildPipes::isPipe)
        .map(pipes::of)
        .filter(words::equals)
        .toList();
  }

  @Test
  void pipesToAChild_tellItsCommand_whileItLives() throws Exception {
    Process cat = new ProcessBuilder("cat", "-", "secret").start();
    try {
      String words = "pipe to cat, pid " + cat.pid();
      assertThat(pipesOf(words)).isNotEmpty().hasSizeLessThanOrEqualTo(3);
      cat.destroy();
      assertThat(cat.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(pipesOf(words)).isEmpty();
    } finally {
      cat.destroyForcibly();
    }
  }

  @Test
  void otherPipes_areToldAsTheKernelDoes() {
    assertThat(pipes.of("pipe:[1]")).isEqualTo("pipe:[1]");
  }
}
