package io.unclosed.agent.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.unclosed.agent.sample.fd.FdTable;
import io.unclosed.agent.sample.proc.SystemRoot;
import io.unclosed.analysis.input.ProcessSample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessSamplerTest {
  private static final String STATUS =
      "Name:\tjava\nPid:\t7\nVmSize:\t 2000 kB\nVmRSS:\t  1000 kB\nThreads:\t31\n";

  @TempDir Path folder;

  @Test
  void realHost_givesBytes() {
    ProcessSample sample = sample(FakeRoot.host());
    assertThat(sample.rss()).isEqualTo(39_944 * 1024L);
    assertThat(sample.anonymous()).isEqualTo(18_984 * 1024L);
    assertThat(sample.fileBacked()).isEqualTo(20_960 * 1024L);
    assertThat(sample.shared()).isZero();
    assertThat(sample.virtual()).isEqualTo(2_463_764 * 1024L);
    assertThat(sample.data()).isEqualTo(105_800 * 1024L);
    assertThat(sample.swap()).isZero();
    assertThat(sample.threads()).isEqualTo(14);
    assertThat(sample.fdSoftLimit()).isEqualTo(20_000);
    assertThat(sample.fdHardLimit()).isEqualTo(20_000);
  }

  @Test
  void noCgroupLimit_isTheMachines() {
    ProcessSample sample = sample(FakeRoot.host());
    assertThat(sample.memoryLimit()).isEqualTo(24_684_100 * 1024L);
    assertThat(sample.memoryUsed()).isEqualTo((24_684_100 - 24_265_336) * 1024L);
  }

  @Test
  void glance_readsResidentPagesOfTheRightSize() {
    ProcessSampler sampler = sampler(FakeRoot.host());
    ProcessSample before = sampler.sample(0);
    ProcessSample glance = sampler.glance(before);
    assertThat(glance.rss()).isEqualTo(10_016 * 4096L);
    assertThat(glance.anonymous()).isEqualTo(before.anonymous());
  }

  @Test
  void mappings_areCountedOnceAMinute() {
    FakeRoot root =
        new FakeRoot(folder)
            .file("/proc/sys/vm/max_map_count", "65530\n")
            .file("/proc/self/maps", "00-01 r--p 0 0:0 0 [heap]\n01-02 r--p 0 0:0 0 [stack]\n");
    ProcessSampler sampler = sampler(root.root());
    ProcessSample first = sampler.sample(0);
    root.file("/proc/self/maps", "00-01 r--p 0 0:0 0 [heap]\n");

    assertThat(first.maps()).isEqualTo(2);
    assertThat(first.mapsLimit()).isEqualTo(65_530);
    assertThat(sampler.sample(59_000_000_000L).maps()).isEqualTo(2);
    assertThat(sampler.glance(first).maps()).isEqualTo(2);
    assertThat(sampler.sample(120_000_000_000L).maps()).isEqualTo(1);
  }

  @Test
  void noMappingsToRead_areUnknown() {
    assertThat(sample(new FakeRoot(folder).root()).maps()).isEqualTo(-1);
  }

  @Test
  void unlimited_isTheLargestNumber() {
    FakeRoot root = new FakeRoot(folder);
    root.file("/proc/self/limits", "Max open files   1024   unlimited   files\n");
    assertThat(sample(root.root()).fdSoftLimit()).isEqualTo(1024);
    assertThat(sample(root.root()).fdHardLimit()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void kernelThatDoesNotSplit_leavesThePartsUnknownAndSaysSo() {
    FakeRoot root = new FakeRoot(folder).file("/proc/self/status", STATUS);
    ProcessSampler sampler = sampler(root.root());
    ProcessSample sample = sampler.sample(0);
    assertThat(sample.rss()).isEqualTo(1000 * 1024L);
    assertThat(sample.anonymous()).isEqualTo(-1);
    assertThat(sample.swap()).isEqualTo(-1);
    assertThat(sample.threads()).isEqualTo(31);
    assertThat(sampler.degraded()).anyMatch(reason -> reason.contains("does not split"));
  }

  @Test
  void nothingThere_isUnknownNeverZero() {
    ProcessSampler sampler = sampler(new SystemRoot(folder.toString()));
    assertThat(sampler.sample(0)).isEqualTo(ProcessSample.UNKNOWN);
    assertThat(sampler.glance(ProcessSample.UNKNOWN)).isEqualTo(ProcessSample.UNKNOWN);
    assertThat(sampler.degraded()).anyMatch(reason -> reason.contains("/proc/self/status"));
  }

  @Test
  void garbage_isUnknownNeverZero() {
    FakeRoot root = new FakeRoot(folder);
    for (String name : new String[] {"status", "statm", "limits"}) {
      root.file("/proc/self/" + name, "\u0000\u0001VmRSS:VmRSS: kB\nRssAnon:\nMax open files\n\n-");
    }
    assertThat(sample(root.root())).isEqualTo(ProcessSample.UNKNOWN);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcess_agreesWithItself() {
    try (ProcessSampler sampler = sampler(SystemRoot.LIVE)) {
      ProcessSample sample = sampler.sample(0);
      assertThat(sampler.degraded()).isEmpty();
      assertThat(sample.anonymous() + sample.fileBacked() + sample.shared())
          .isEqualTo(sample.rss());
      assertThat(sample.rss()).isGreaterThan(10L << 20).isLessThan(sample.virtual());
      assertThat(sample.fds()).isGreaterThan(3).isLessThan(sample.fdSoftLimit());
      assertThat(sample.memoryLimit()).isGreaterThan(sample.memoryUsed());
      assertThat((double) sampler.glance(sample).rss())
          .isBetween(0.8 * sample.rss(), 1.25 * sample.rss());
    }
  }

  private static ProcessSample sample(SystemRoot root) {
    return sampler(root).sample(0);
  }

  private static ProcessSampler sampler(SystemRoot root) {
    return new ProcessSampler(root, new FdTable(root, null));
  }
}
