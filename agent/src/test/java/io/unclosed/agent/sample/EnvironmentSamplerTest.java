package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.Environment;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentSamplerTest {
  @TempDir Path folder;

  @Test
  void plainHost_isNothingSpecial() {
    Environment environment = read(FakeRoot.host(), Map.of());
    assertThat(environment).isEqualTo(new Environment(24_331, "deploy", "", false, false));
  }

  @Test
  void service_isNamed() {
    assertThat(ofCgroup("0::/system.slice/orders.service\n"))
        .isEqualTo(new Environment(7, "deploy", "orders.service", false, false));
  }

  @Test
  void serviceOfTheFirstVersionWithASubgroup_isNamed() {
    String cgroup = "4:memory:/\n1:name=systemd:/system.slice/orders.service/app\n";
    assertThat(ofCgroup(cgroup).systemdUnit()).isEqualTo("orders.service");
  }

  @Test
  void servicesOfAUser_areNamedButNotTheSession() {
    String user = "0::/user.slice/user-1000.slice/user@1000.service";
    assertThat(ofCgroup(user + "/app.slice/orders.service\n").systemdUnit())
        .isEqualTo("orders.service");
    assertThat(ofCgroup(user + "/app.slice/ide-17.scope\n").systemdUnit()).isEmpty();
  }

  @Test
  void pod_isAContainerAndNoService() {
    String cgroup = "0::/system.slice/containerd.service/kubepods-burstable-pod1.slice:cri:c1\n";
    assertThat(ofCgroup(cgroup)).isEqualTo(new Environment(7, "deploy", "", true, true));
  }

  @Test
  void podBehindItsOwnNamespace_isToldByItsVariables() {
    new FakeRoot(folder).file("/proc/self/cgroup", "0::/\n");
    Map<String, String> variables = Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1");
    Environment environment = read(new SystemRoot(folder.toString()), variables);
    assertThat(environment.kubernetes()).isTrue();
    assertThat(environment.container()).isTrue();
  }

  @Test
  void dockerBehindItsOwnNamespace_isToldByItsMark() {
    new FakeRoot(folder).file("/.dockerenv", "");
    assertThat(ofCgroup("0::/\n")).isEqualTo(new Environment(7, "deploy", "", false, true));
  }

  @Test
  void dockerOnSystemd_isAContainerAndNoService() {
    assertThat(ofCgroup("0::/system.slice/docker-4a5b.scope\n").container()).isTrue();
    assertThat(ofCgroup("4:memory:/docker/4a5b\n").container()).isTrue();
  }

  @Test
  void withoutProc_stillKnowsThePid() {
    assertThat(read(new SystemRoot(folder.toString()), Map.of()).pid())
        .isEqualTo(ProcessHandle.current().pid());
  }

  private Environment ofCgroup(String cgroup) {
    FakeRoot root = new FakeRoot(folder);
    root.file("/proc/self/status", "Pid:\t7\n").file("/proc/self/cgroup", cgroup);
    return read(root.root(), Map.of());
  }

  private static Environment read(SystemRoot root, Map<String, String> variables) {
    return new EnvironmentSampler(root, variables, "deploy").read();
  }
}
